package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.load.hlog.ResponseTimeLog;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The response times of a kept run, second by second, by which the bootstrap sees how far its percentiles might have been others. */
final class KeptSeconds {

    private KeptSeconds() {}

    /**
     * By endpoint; empty where the folder does not hold them, as {@code run.json} alone is enough to judge by.
     *
     * @throws CommandFailure if they are damaged, or are not those of the run
     */
    static Map<String, StretchedTimes> of(Path folder, RunMeasurement run) throws CommandFailure {
        Path log = folder.resolve(RunFolder.RESPONSE_TIMES);
        if (!Files.exists(log)) {
            return Map.of();
        }
        Map<String, List<DurationHistogram>> read;
        try (InputStream in = Files.newInputStream(log)) {
            read = ResponseTimeLog.readAll(in);
        } catch (IOException e) {
            throw CommandFailure.input(
                    log + " cannot be read: " + e.getMessage() + ". Copy the run's folder again.", e);
        }
        Map<String, StretchedTimes> times = new HashMap<>();
        for (EndpointMeasurement endpoint : run.endpoints()) {
            List<DurationHistogram> seconds = read.getOrDefault(endpoint.name(), List.of());
            requireWhole(log, endpoint, seconds);
            if (!seconds.isEmpty()) {
                times.put(endpoint.name(), StretchedTimes.of(seconds));
            }
        }
        return times;
    }

    private static void requireWhole(Path log, EndpointMeasurement endpoint, List<DurationHistogram> seconds)
            throws CommandFailure {
        long held = seconds.stream().mapToLong(DurationHistogram::count).sum();
        long measured = endpoint.responseTime().count();
        if (held != measured) {
            throw CommandFailure.input(
                    log + " holds " + held + " response times of " + endpoint.name() + ", and run.json " + measured
                            + ". Copy the run's folder again.",
                    null);
        }
    }
}

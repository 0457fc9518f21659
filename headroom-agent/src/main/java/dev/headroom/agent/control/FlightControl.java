package dev.headroom.agent.control;

import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;

/**
 * The recording of {@code jfr-start}: JFR's own samplers with the agent's events, for when no other profiler can be had.
 * At most one at a time. Not thread-safe; the agent carries out one command at a time.
 */
final class FlightControl {
    /** Events of the JDK's presets that copy environment, properties and other processes' commands into a file people share. */
    private static final String[] SECRETIVE = {
        "jdk.InitialEnvironmentVariable",
        "jdk.InitialSystemProperty",
        "jdk.SystemProcess",
        "jdk.InitialSecurityProperty"
    };

    private static final Duration SAMPLING_PERIOD = Duration.ofMillis(10);

    private @Nullable Recording recording;

    void start(Path file, String settings, @Nullable String answer) throws CommandException, IOException {
        if (recording != null) {
            throw new CommandException("A recording is running already. Send command=jfr-stop first.", answer);
        }
        Recording started = new Recording(configuration(settings, answer));
        try {
            sampleCpu(started);
            started.enable("jdk.ObjectAllocationSample").with("throttle", "300/s");
            for (String secretive : SECRETIVE) {
                started.disable(secretive);
            }
            started.enable("headroom.Request").withoutThreshold();
            started.enable("headroom.Sql").withoutThreshold().withStackTrace();
            started.enable("headroom.Call").withoutThreshold().withStackTrace();
            started.enable("headroom.Agent");
            started.setName("headroom");
            started.setToDisk(true);
            started.setDestination(file.toAbsolutePath());
            started.start();
            recording = started;
        } finally {
            if (recording == null) {
                started.close();
            }
        }
    }

    /** Answers the file that was written. */
    Path stop(@Nullable String answer) throws CommandException {
        Recording running = recording;
        if (running == null) {
            throw new CommandException("No recording is running. Send command=jfr-start,file=… first.", answer);
        }
        recording = null;
        try (running) {
            Path file = running.getDestination();
            running.stop();
            return file;
        }
    }

    private static Configuration configuration(String settings, @Nullable String answer)
            throws CommandException, IOException {
        try {
            return Configuration.getConfiguration(settings);
        } catch (ParseException broken) {
            throw new CommandException("JFR settings \"" + settings + "\" cannot be parsed: " + broken, answer);
        } catch (IOException unknown) {
            throw new CommandException(
                    "JFR settings \"" + settings + "\" are not known. Use profile or default.", answer);
        }
    }

    /** Prefers the sampler of JDK 25 (JEP 509), which sees native code and is not biased to safepoints; Linux only. */
    private static void sampleCpu(Recording recording) {
        if (hasCpuTimeSampler()) {
            recording.disable("jdk.ExecutionSample");
            recording.enable("jdk.CPUTimeSample").with("throttle", "10ms");
        } else {
            recording.enable("jdk.ExecutionSample").withPeriod(SAMPLING_PERIOD);
        }
    }

    private static boolean hasCpuTimeSampler() {
        if (!System.getProperty("os.name", "").startsWith("Linux")) {
            return false;
        }
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (type.getName().equals("jdk.CPUTimeSample")) {
                return true;
            }
        }
        return false;
    }
}

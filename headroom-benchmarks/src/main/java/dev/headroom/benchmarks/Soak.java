package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Nginx;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadProgress;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the generator's memory stays flat over a long run: what the kernel holds for this process (VmRSS of proc(5)) and
 * what is live on its heap, at the start, every minute and at the end. Ends with code 1 where it grew.
 *
 * <p>Some growth is meant: a histogram for each second, and single requests up to their bound. So the second half is
 * judged, against a limit a minute.
 */
public final class Soak {

    private static final double MIB = 1024 * 1024;

    private final List<Reading> readings = new ArrayList<>();

    private Soak() {}

    /**
     * @param minute 0 for the start, and the length of the run for its end
     * @param liveBytes on the heap after a collection that was asked for
     */
    private record Reading(double minute, long requests, long rssBytes, long liveBytes) {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, InvalidLoadException, LoadFailedException {
        Options options = Options.of(
                        Soak.class,
                        "rate",
                        "10000",
                        "duration",
                        "600s",
                        "every",
                        "60s",
                        "most-rss-mib-a-minute",
                        "2",
                        "most-heap-mib-a-minute",
                        "1")
                .parse(arguments);
        Machine machine = Machine.here();
        var soak = new Soak();
        LoadResult result;
        try (Nginx nginx = Nginx.start()) {
            result = soak.run(nginx, options);
        }
        System.out.print(soak.table());
        System.out.printf(
                Locale.ROOT,
                "%n%d requests, %d errors, %.1f/s of %.1f/s, self-check %s%n",
                result.requests(),
                result.errors(),
                result.selfCheck().achievedRate(),
                result.selfCheck().intendedRate(),
                result.selfCheck().verdict().id());
        boolean flat = soak.isFlat(options);
        System.out.println(flat ? "Memory was flat." : "Memory GREW.");
        System.out.println();
        System.out.print(machine.footer(options));
        System.exit(flat ? 0 : 1);
    }

    private LoadResult run(Nginx nginx, Options options) throws InvalidLoadException, LoadFailedException {
        Duration every = options.seconds("every");
        LoadPlan plan =
                LoadPlan.of(nginx.uri(), List.of(EndpointLoad.get("/")), Arrivals.constant(options.number("rate")));
        try (LoadSession session = LoadSession.open(plan)) {
            read(Duration.ZERO, 0);
            LoadResult result = session.measure(options.seconds("duration"), second -> each(second, every));
            read(options.seconds("duration"), result.requests());
            return result;
        }
    }

    private void each(LoadProgress second, Duration every) {
        if (second.elapsed().compareTo(every.multipliedBy(readings.size())) >= 0) {
            read(second.elapsed(), second.requests());
        }
    }

    private void read(Duration elapsed, long requests) {
        System.gc();
        long live = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var reading = new Reading(elapsed.toMillis() / 60e3, requests, rssBytes(), live);
        readings.add(reading);
        System.err.printf(
                Locale.ROOT,
                "minute %.1f: RSS %.1f MiB, heap %.1f MiB, %d requests%n",
                reading.minute(),
                reading.rssBytes() / MIB,
                reading.liveBytes() / MIB,
                requests);
    }

    private static long rssBytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("/proc/self/status cannot be read", e);
        }
        throw new IllegalStateException("/proc/self/status names no VmRSS");
    }

    /** Growth from the reading in the middle to the last. */
    private boolean isFlat(Options options) {
        Reading middle = readings.get(readings.size() / 2);
        Reading last = readings.get(readings.size() - 1);
        double minutes = Math.max(1e-9, last.minute() - middle.minute());
        double rss = (last.rssBytes() - middle.rssBytes()) / MIB / minutes;
        double heap = (last.liveBytes() - middle.liveBytes()) / MIB / minutes;
        System.out.printf(
                Locale.ROOT, "Second half: RSS %+.2f MiB a minute, live heap %+.2f MiB a minute%n", rss, heap);
        return rss <= options.number("most-rss-mib-a-minute") && heap <= options.number("most-heap-mib-a-minute");
    }

    private MarkdownTable table() {
        var table = new MarkdownTable("minute", "requests", "RSS, MiB", "live heap, MiB");
        readings.forEach(reading -> table.row(
                String.format(Locale.ROOT, "%.1f", reading.minute()),
                Long.toString(reading.requests()),
                String.format(Locale.ROOT, "%.1f", reading.rssBytes() / MIB),
                String.format(Locale.ROOT, "%.1f", reading.liveBytes() / MIB)));
        return table;
    }
}

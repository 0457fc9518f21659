package dev.headroom.benchmarks.history;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.benchmarks.history.GeneratedSeries.Noise;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Sensitivity;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** What following a long series costs, in CPU time of the thread that does it, beside a plain E-divisive. */
public final class HistorySpeed {

    private HistorySpeed() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(
                        HistorySpeed.class, "points", "1000", "rounds", "30", "peer-rounds", "3", "seed", "1")
                .parse(arguments);
        Machine machine = Machine.here();
        int points = options.count("points");
        var table = new MarkdownTable(
                "series of " + points, "CPU time, ms: median (range)", "plain E-divisive, ms: median (range)");
        List<Double> cold = new ArrayList<>();
        for (String course : List.of("nothing", "8 steps", "8 steps, autocorrelation 0.5", "drift")) {
            var detector = new ChangeDetector(Sensitivity.standard());
            List<GeneratedSeries> series = new ArrayList<>();
            for (int round = 0; round < options.count("rounds"); round++) {
                series.add(draw(course, points, options.count("seed") * 1_000 + round));
            }
            cold.add(millis(
                    () -> detector.follow(series.get(0).observations()).shifts().size()));
            series.forEach(one -> detector.follow(one.observations()));
            List<Double> ours = series.stream()
                    .map(one -> millis(
                            () -> detector.follow(one.observations()).shifts().size()))
                    .toList();
            List<Double> plain = series.stream()
                    .limit(options.count("peer-rounds"))
                    .map(one -> millis(
                            () -> PlainEDivisive.usual(5).changes(one.values()).size()))
                    .toList();
            table.row(course, new Series(ours).text(1), new Series(plain).text(0));
        }
        System.out.println(table);
        System.out.printf(Locale.ROOT, "The first series of the JVM, its code still cold: %.0f ms.%n%n", cold.get(0));
        System.out.println(machine.footer(options));
    }

    private static GeneratedSeries draw(String course, int points, long seed) {
        var random = new SplittableRandom(seed);
        Noise noise = course.endsWith("0.5") ? Noise.plain().handedOn(0.5) : Noise.plain();
        double[] levels = new double[points];
        if (course.equals("drift")) {
            Arrays.setAll(levels, i -> i * 0.0005);
        }
        double[] steps =
                course.startsWith("8") ? new double[] {0.1, -0.08, 0.12, 0.1, -0.1, 0.15, -0.12, 0.1} : new double[0];
        return GeneratedSeries.of(levels, List.of(), course.equals("drift"), noise, random, steps);
    }

    private interface Work {
        int result();
    }

    private static double millis(Work work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        int result = work.result();
        long nanos = threads.getCurrentThreadCpuTime() - before;
        if (result < 0) {
            throw new IllegalStateException("A count is never negative");
        }
        return nanos / 1e6;
    }
}

package dev.headroom.benchmarks;

import dev.headroom.benchmarks.gates.CompareFigures;
import dev.headroom.benchmarks.gates.CompareFigures.Event;
import dev.headroom.benchmarks.gates.TrialSource;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * How often {@code headroom compare} and {@code headroom bench} are wrong, and what they find, on the simulated forks of {@link GateTrials}:
 * a second is an iteration, a request an operation. Beside them the rules that others use, on the same forks. Seeded; the same seed
 * prints the same figures.
 */
public final class CompareTrials {

    private static final double CHANGE = 1.20;

    private CompareTrials() {}

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(
                        CompareTrials.class, "trials", "2000", "seed", "7", "forks", "5", "metrics", "p(50),p(95)")
                .parse(arguments);
        Machine machine = Machine.here();
        int trials = options.count("trials");
        int seed = options.count("seed");
        MarkdownTable unchanged = table(options);
        MarkdownTable slower = table(options);
        for (TrialSource.Simulated source : TrialSource.simulated(options.list("metrics"))) {
            row(unchanged, source, CompareFigures.of(source, options.count("forks"), 1, trials, seed));
            row(slower, source, CompareFigures.of(source, options.count("forks"), CHANGE, trials / 2, seed + trials));
        }
        System.out.println("## Unchanged code: how often it is called a regression, limit 10 %\n\n" + unchanged);
        System.out.println("## +20 %: how often it is found, limit 10 %\n\n" + slower);
        System.out.print(machine.footer(options));
    }

    private static MarkdownTable table(Options options) {
        String forks = options.text("forks");
        return new MarkdownTable(
                "comparison, " + forks + " v " + forks + " forks",
                "compare, FAIL",
                "compare, PASS",
                "its 90 % interval holds the truth",
                "bench (pairs), FAIL",
                "bench, PASS",
                "naive, 1 v 1",
                "Mann–Whitney, pooled iterations",
                "benchstat",
                "benchstat and > 10 %");
    }

    /** The columns are the events. */
    private static void row(MarkdownTable table, TrialSource source, CompareFigures figures) {
        String[] cells = Stream.concat(
                        Stream.of(source.name()), Arrays.stream(Event.values()).map(event -> figures.rate(event)
                                .text()))
                .toArray(String[]::new);
        table.row(cells);
        // Also told at once, as a trial of all takes long.
        System.err.println(String.join(" | ", cells));
    }
}

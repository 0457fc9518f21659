package dev.headroom.benchmarks;

import dev.headroom.benchmarks.gates.BuildFigures;
import dev.headroom.benchmarks.gates.ExactFigures;
import dev.headroom.benchmarks.gates.GateFigures;
import dev.headroom.benchmarks.gates.GateFigures.Event;
import dev.headroom.benchmarks.gates.NeededFigures;
import dev.headroom.benchmarks.gates.Rate;
import dev.headroom.benchmarks.gates.RealBlocks;
import dev.headroom.benchmarks.gates.TrialSource;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How often the gate is wrong, how much it finds and how wide its intervals really are, on forks whose truth is known: simulated ones, or
 * blocks of unchanged code that a real service was measured in ({@code --proofs DIR,DIR}). Beside it the rules that others use, on the
 * same data. Seeded; the same seed prints the same figures.
 */
public final class GateTrials {

    private static final double CHANGE = 1.20;
    private static final int RULES = 20;

    private final int trials;
    private final int builds;
    private final long seed;

    private GateTrials(Options options) {
        this.trials = options.count("trials");
        this.builds = options.count("builds");
        this.seed = options.count("seed");
    }

    public static void main(String[] arguments) throws IOException {
        Options options = Options.of(
                        GateTrials.class,
                        "trials",
                        "2000",
                        "builds",
                        "200",
                        "seed",
                        "7",
                        "proofs",
                        "",
                        "metrics",
                        "p(50),p(95)",
                        "parts",
                        "comparisons,builds,exact,needed")
                .parse(arguments);
        Machine machine = Machine.here();
        var program = new GateTrials(options);
        List<TrialSource> sources = options.list("proofs").isEmpty()
                ? List.copyOf(TrialSource.simulated(options.list("metrics")))
                : real(options);
        List<String> parts = options.list("parts");
        if (parts.contains("comparisons")) {
            program.comparisons(sources);
        }
        if (parts.contains("builds")) {
            program.builds(sources);
        }
        if (parts.contains("exact")) {
            program.exact();
        }
        if (parts.contains("needed")) {
            program.needed();
        }
        System.out.print(machine.footer(options));
    }

    private static List<TrialSource> real(Options options) throws IOException {
        List<Path> folders = options.list("proofs").stream().map(Path::of).toList();
        List<TrialSource> sources = new ArrayList<>();
        for (String metric : options.list("metrics")) {
            sources.add(RealBlocks.read(folders, metric));
        }
        return sources;
    }

    private void comparisons(List<TrialSource> sources) {
        var unchanged = verdicts();
        var slower = verdicts();
        var coverage = new MarkdownTable(
                "comparison", "sd of d", "5 blocks, t", "10 blocks, bootstrap", "20 blocks, bootstrap");
        for (TrialSource source : sources) {
            GateFigures same = GateFigures.of(source, 1, trials, seed);
            GateFigures changed = GateFigures.of(source, CHANGE, trials / 2, seed + trials);
            verdict(unchanged, source, same, same);
            verdict(slower, source, changed, same);
            coverage(coverage, source, same);
        }
        section("Unchanged code: how often it is called a regression, limit 10 %", unchanged);
        section("+20 %: how often it is found, limit 10 %", slower);
        section("Coverage of intervals at nominal 90 %", coverage);
    }

    private static MarkdownTable verdicts() {
        return new MarkdownTable(
                "comparison",
                "sd of d",
                "FAIL at 5 blocks",
                "FAIL within 20",
                "PASS within 20",
                "mean blocks",
                "naive, 1 v 1",
                "Mann–Whitney, requests of 5 blocks",
                "benchstat, 5 v 5",
                "benchstat and > 10 %");
    }

    private static void verdict(MarkdownTable table, TrialSource source, GateFigures figures, GateFigures same) {
        row(
                table,
                source.name(),
                deviation(same),
                figures.rate(Event.FAIL_AT_FIRST_LOOK).text(),
                figures.rate(Event.FAIL).text(),
                figures.rate(Event.PASS).text(),
                String.format(Locale.ROOT, "%.1f", figures.meanBlocks()),
                figures.rate(Event.NAIVE).text(),
                figures.rate(Event.POOLED).text(),
                figures.rate(Event.BENCHSTAT).text(),
                figures.rate(Event.BENCHSTAT_BEYOND).text());
    }

    private static void coverage(MarkdownTable table, TrialSource source, GateFigures figures) {
        row(
                table,
                source.name(),
                deviation(figures),
                figures.rate(Event.COVERED_AT_5).text(),
                figures.rate(Event.COVERED_AT_10).text(),
                figures.rate(Event.COVERED_AT_20).text());
    }

    private static String deviation(GateFigures figures) {
        return String.format(Locale.ROOT, "%.3f", figures.deviation());
    }

    private void builds(List<TrialSource> sources) {
        var table = new MarkdownTable(
                RULES + " rules of",
                "naive, 1 v 1",
                "5 blocks, each rule alone",
                "Holm, within 20 blocks",
                "and confirmed on fresh blocks",
                "PASS");
        for (TrialSource source : sources) {
            if (source.name().contains("95")) {
                BuildFigures figures = BuildFigures.of(source, RULES, builds, seed);
                row(
                        table,
                        source.name(),
                        figures.naive().text(),
                        figures.single().text(),
                        figures.corrected().text(),
                        figures.confirmed().text(),
                        figures.passed().text());
            }
        }
        section("Unchanged builds of " + RULES + " rules: how often some rule fails, limit 10 %", table);
    }

    private void exact() {
        var table = new MarkdownTable("5 blocks of", "found", "unchanged, found all the same");
        for (ExactFigures figures : List.of(
                ExactFigures.statements(trials, seed),
                ExactFigures.cachedStatements(trials, seed),
                ExactFigures.bytes(trials, seed))) {
            table.row(
                    figures.name(),
                    figures.found().text(),
                    figures.falselyFound().text());
        }
        section("What unchanged code repeats", table);
    }

    private void needed() {
        var table = new MarkdownTable("change", "sd of d", "left open at 5 blocks", "said ⁄ taken, median [quartiles]");
        for (double deviation : List.of(0.05, 0.09, 0.15)) {
            for (double rise : List.of(0.0, 0.05, 0.15, 0.20)) {
                NeededFigures figures = NeededFigures.of(rise, deviation, trials / 2, seed);
                table.row(
                        String.format(Locale.ROOT, "%+.0f %%", 100 * rise),
                        String.format(Locale.ROOT, "%.2f", deviation),
                        new Rate(figures.undecided(), trials / 2).text(),
                        String.format(
                                Locale.ROOT, "%.2f [%.2f, %.2f]", figures.median(), figures.lower(), figures.upper()));
            }
        }
        section("\"About n more blocks\": what was said beside what it took", table);
    }

    /** Also told at once, as a trial of all takes long. */
    private static void row(MarkdownTable table, String... cells) {
        table.row(cells);
        System.err.println(String.join(" | ", cells));
    }

    private static void section(String title, MarkdownTable table) {
        System.out.println("## " + title);
        System.out.println();
        System.out.println(table);
    }
}

package dev.headroom.benchmarks;

import dev.headroom.benchmarks.TruthTool.Load;
import dev.headroom.benchmarks.TruthTool.Reported;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.benchmarks.harness.TemporaryFolder;
import dev.headroom.benchmarks.truth.KnownTruth;
import dev.headroom.benchmarks.truth.Scenario;
import dev.headroom.benchmarks.truth.TruthServer;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.Percentile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What load generators say of servers whose response times are known: p50, p99 and p99.9 of each tool beside the truth, all
 * at the same nominal rate and over as many connections.
 */
public final class LoadTruth {

    private final Options options;
    private final MarkdownTable table = new MarkdownTable(
            "server",
            "tool",
            "rounds",
            "requests, median",
            "p50, ms: median (min–max)",
            "p90, ms",
            "p99, ms",
            "p99.9, ms",
            "remarks");

    private LoadTruth(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String scenarios =
                List.of(Scenario.values()).stream().map(Scenario::label).collect(Collectors.joining(","));
        String[] defaults = {
            "rounds",
            "3",
            "rate",
            "300",
            "users",
            "30",
            "window",
            "12s",
            "scenarios",
            scenarios,
            "wrk",
            "wrk",
            "hey",
            "hey",
            "h2load",
            "h2load",
            "autocannon",
            "autocannon"
        };
        Options options = Options.of(LoadTruth.class, defaults).parse(arguments);
        for (TruthTool tool : TruthTool.values()) {
            tool.require(options);
        }
        Machine machine = Machine.here();
        var truth = new LoadTruth(options);
        for (String label : options.list("scenarios")) {
            truth.measure(scenario(label));
        }
        System.out.print(truth.table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static Scenario scenario(String label) {
        return List.of(Scenario.values()).stream()
                .filter(scenario -> scenario.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + label + "'"));
    }

    private void measure(Scenario scenario) throws IOException, InterruptedException {
        Map<TruthTool, List<Reported>> reported = new EnumMap<>(TruthTool.class);
        int rounds = options.count("rounds");
        for (int round = 0; round < rounds; round++) {
            List<TruthTool> tools = new ArrayList<>(List.of(TruthTool.values()));
            if (round % 2 == 1) {
                java.util.Collections.reverse(tools);
            }
            for (TruthTool tool : tools) {
                Reported result = measure(scenario, tool);
                reported.computeIfAbsent(tool, any -> new ArrayList<>()).add(result);
                System.err.printf(Locale.ROOT, "%s, %s: %s%n", scenario.label(), tool.label(), result);
            }
        }
        KnownTruth truth = truth(scenario);
        table.row(
                scenario.label(),
                "**truth**",
                "",
                Long.toString(truth.answered()),
                millis(truth, Percentile.P50),
                millis(truth, new Percentile(90)),
                millis(truth, Percentile.P99),
                millis(truth, Percentile.P99_9),
                "");
        reported.forEach((tool, results) -> row(scenario, tool, results));
    }

    private Reported measure(Scenario scenario, TruthTool tool) throws IOException, InterruptedException {
        try (TruthServer server = TruthServer.start(scenario.behaviour(), NanoClock.system())) {
            return tool.measure(new Load(
                    server.uri(),
                    options.number("rate"),
                    options.count("users"),
                    options.seconds("window").toSeconds(),
                    options,
                    TemporaryFolder.create("headroom-truth")));
        }
    }

    /** What users see who arrive in equal gaps at the nominal rate, whatever the server does. */
    private KnownTruth truth(Scenario scenario) {
        double gapNanos = 1e9 / options.number("rate");
        long requests = Math.round(options.seconds("window").toNanos() / gapNanos);
        return KnownTruth.of(
                scenario.behaviour(),
                LongStream.range(0, requests).map(i -> Math.round(i * gapNanos)).toArray());
    }

    private void row(Scenario scenario, TruthTool tool, List<Reported> results) {
        String remarks = results.stream()
                .map(Reported::remark)
                .filter(remark -> !remark.isEmpty() && !remark.equals("valid"))
                .collect(Collectors.joining(", "));
        table.row(
                scenario.label(),
                tool.label(),
                Integer.toString(results.size()),
                String.format(
                        Locale.ROOT, "%.0f", series(results, Reported::count).median()),
                series(results, Reported::p50).text(0),
                series(results, Reported::p90).text(0),
                series(results, Reported::p99).text(0),
                series(results, Reported::p999).text(0),
                remarks);
    }

    private static Series series(List<Reported> results, ToDoubleFunction<Reported> value) {
        return new Series(results.stream().map(value::applyAsDouble).toList());
    }

    private static String millis(KnownTruth truth, Percentile percentile) {
        return String.format(Locale.ROOT, "%.0f", truth.nanosAt(percentile) / 1e6);
    }
}

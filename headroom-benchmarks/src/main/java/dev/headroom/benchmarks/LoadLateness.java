package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Nginx;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * How late requests leave: lateness of our sends against the schedule, beside the JDK's own timer at the same rate and
 * the host's hiccups in the same window.
 */
public final class LoadLateness {

    private LoadLateness() {}

    /** One window of ours and one of the timer. */
    private record Round(LoadResult load, PercentileSummary timer) {

        SelfCheck check() {
            return load.selfCheck();
        }
    }

    public static void main(String[] arguments)
            throws IOException, InterruptedException, InvalidLoadException, LoadFailedException {
        Options options = Options.of(
                        LoadLateness.class, "rounds", "6", "rates", "1000,10000", "warmup", "3s", "window", "10s")
                .parse(arguments);
        Machine machine = Machine.here();
        var table = new MarkdownTable(
                "rate",
                "what, in µs",
                "rounds",
                "p50, median (min–max)",
                "p99",
                "p99.9",
                "max",
                "p50, ratio to the timer [95 %]");
        var checks = new MarkdownTable("rate", "achieved rate", "generator CPU, share of the machine", "self-check");
        try (Nginx nginx = Nginx.start()) {
            for (String rate : options.list("rates")) {
                List<Round> rounds = new ArrayList<>();
                for (int round = 0; round < options.count("rounds"); round++) {
                    rounds.add(measure(nginx.uri(), Double.parseDouble(rate), options));
                }
                rows(table, rate, rounds);
                rounds.forEach(round -> check(checks, rate, round.check()));
            }
        }
        System.out.print(table);
        System.out.println();
        System.out.print(checks);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static Round measure(URI target, double rate, Options options)
            throws InterruptedException, InvalidLoadException, LoadFailedException {
        Duration window = options.seconds("window");
        LoadPlan plan = LoadPlan.of(target, List.of(EndpointLoad.get("/")), Arrivals.constant(rate));
        LoadResult load;
        try (LoadSession session = LoadSession.open(plan)) {
            session.warmUp(WarmUp.fixed(options.seconds("warmup")), second -> {});
            load = session.measure(window, second -> {});
        }
        return new Round(load, TimerLateness.measure(rate, window));
    }

    private static void rows(MarkdownTable table, String rate, List<Round> rounds) {
        List<PercentileSummary> timer = rounds.stream().map(Round::timer).toList();
        row(table, rate, "JDK ScheduledThreadPoolExecutor, lateness", timer, timer);
        row(
                table,
                rate,
                "Headroom, lateness",
                rounds.stream().map(r -> r.check().lateness()).toList(),
                timer);
        row(
                table,
                rate,
                "host hiccups",
                rounds.stream().map(r -> r.check().hostHiccup()).toList(),
                timer);
    }

    private static void row(
            MarkdownTable table, String rate, String what, List<PercentileSummary> own, List<PercentileSummary> timer) {
        Series p50 = micros(own, PercentileSummary::p50Nanos);
        table.row(
                rate + "/s",
                what,
                Integer.toString(own.size()),
                p50.text(1),
                micros(own, PercentileSummary::p99Nanos).text(0),
                micros(own, PercentileSummary::p99_9Nanos).text(0),
                micros(own, PercentileSummary::maxNanos).text(0),
                own.equals(timer) ? "1" : ratio(micros(timer, PercentileSummary::p50Nanos), p50));
    }

    private static String ratio(Series timer, Series own) {
        return own.min() > 0 ? PairedRatio.of(timer, own).text() : "–";
    }

    private static void check(MarkdownTable table, String rate, SelfCheck check) {
        table.row(
                rate + "/s",
                String.format(Locale.ROOT, "%.1f/s", check.achievedRate()),
                String.format(Locale.ROOT, "%.1f %%", check.generatorCpuShare() * 100),
                check.verdict().id() + (check.reasons().isEmpty() ? "" : ": " + String.join(" ", check.reasons())));
    }

    private static Series micros(List<PercentileSummary> summaries, ToLongFunction<PercentileSummary> percentile) {
        return new Series(summaries.stream()
                .map(summary -> percentile.applyAsLong(summary) / 1e3)
                .toList());
    }
}

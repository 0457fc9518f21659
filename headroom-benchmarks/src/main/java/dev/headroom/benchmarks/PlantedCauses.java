package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.planted.PlantedCause;
import dev.headroom.benchmarks.planted.PlantedRun;
import dev.headroom.benchmarks.planted.PlantedRun.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether {@code headroom run} names what really made a service's tail slow: causes are planted one at a time and mixed, the service
 * times what it does, and the shares of the tail's extra time are compared.
 */
public final class PlantedCauses {

    private static final String EVERY =
            "none,full-gc,convoy,small-pool,slow-sql,file-sync,throttling,class-storm,burst,executor,slow-call,"
                    + "slow-sql+slow-call,full-gc+slow-sql";

    /** How far a share may be off. */
    private static final double TOLERANCE = 0.10;

    private PlantedCauses() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        PlantedCauses.class,
                        "home",
                        ".",
                        "causes",
                        EVERY,
                        "seeds",
                        "5",
                        "rate",
                        "300",
                        "warmup",
                        "2s",
                        "window",
                        "6s",
                        "keep",
                        "")
                .parse(arguments);
        Machine machine = Machine.here();
        Path kept = options.text("keep").isEmpty()
                ? Files.createTempDirectory("headroom-planted")
                : Files.createDirectories(options.path("keep"));
        var load = new PlantedRun.Load(
                List.of(options.path("home").resolve("headroom").toString()),
                options.count("rate"),
                options.seconds("warmup"),
                options.seconds("window"));
        var table = new MarkdownTable(
                "planted",
                "seed",
                "p50 → p99 in ms",
                "named first",
                "true share",
                "measured share [95 %]",
                "also",
                "self-check",
                "ok");
        List<Verdict> verdicts = new ArrayList<>();
        for (String label : options.list("causes")) {
            for (int seed = 1; seed <= options.count("seeds"); seed++) {
                Path folder = Files.createDirectory(kept.resolve(label + "-" + seed));
                PlantedRun run = PlantedRun.measure(folder, PlantedCause.parse(label), seed, load);
                Verdict verdict = Verdict.of(run);
                verdicts.add(verdict);
                String[] row = row(label, seed, run, verdict);
                System.err.println(String.join(" | ", row));
                table.row(row);
            }
        }
        System.out.print(table);
        System.out.printf(
                Locale.ROOT,
                "%nOf %d runs: the right cause first in %d, every share within %.0f points in %d.%n%n",
                verdicts.size(),
                verdicts.stream().filter(Verdict::first).count(),
                100 * TOLERANCE,
                verdicts.stream().filter(Verdict::shares).count());
        System.out.print(machine.footer(options));
    }

    /** Whether the right cause is named first, and whether all shares are right. */
    private record Verdict(boolean first, boolean shares) {

        static Verdict of(PlantedRun run) {
            return run.causes().isEmpty() ? ofNothing(run) : ofCauses(run);
        }

        /** Nothing may be blamed beyond its interval but what a host and a JVM do of themselves: queue, compile, collect. */
        private static Verdict ofNothing(PlantedRun run) {
            boolean blames = run.named().stream()
                    .anyMatch(named -> named.low() > 0
                            && List.of(
                                            "monitor",
                                            "pool-wait",
                                            "sql",
                                            "file-io",
                                            "throttling",
                                            "class-loading",
                                            "downstream",
                                            "park",
                                            "sleep",
                                            "page-faults",
                                            "allocation-stall",
                                            "pinning")
                                    .contains(named.cause()));
            return new Verdict(!blames, !blames);
        }

        private static Verdict ofCauses(PlantedRun run) {
            double most = run.trueShares().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            boolean first = false;
            boolean shares = true;
            for (int i = 0; i < run.causes().size(); i++) {
                PlantedCause cause = run.causes().get(i);
                double share = run.trueShares().get(i);
                // Of two that differ by less than a share may be off, either may come first.
                first |= run.named().get(0).cause().equals(cause.causeId()) && share > most - TOLERANCE;
                shares &= Math.abs(run.named(cause).share() - share) <= TOLERANCE;
            }
            return new Verdict(first, shares);
        }
    }

    private static String[] row(String label, int seed, PlantedRun run, Verdict verdict) {
        List<String> truth = new ArrayList<>();
        List<String> measured = new ArrayList<>();
        for (int i = 0; i < run.causes().size(); i++) {
            truth.add(percent(run.trueShares().get(i)));
            measured.add(share(run.named(run.causes().get(i))));
        }
        List<String> ids = run.causes().stream().map(PlantedCause::causeId).toList();
        List<String> also = run.named().stream()
                .filter(named -> !ids.contains(named.cause()) && named.share() >= 0.05)
                .map(named -> named.cause() + " " + share(named))
                .toList();
        return new String[] {
            label,
            Integer.toString(seed),
            String.format(Locale.ROOT, "%.1f → %.1f", run.medianNanos() / 1e6, run.valueNanos() / 1e6),
            run.named().get(0).cause(),
            truth.isEmpty() ? "–" : String.join(", ", truth),
            measured.isEmpty() ? "–" : String.join(", ", measured),
            also.isEmpty() ? "–" : String.join(", ", also),
            run.selfCheck(),
            verdict.first() && verdict.shares() ? "yes" : verdict.first() ? "cause only" : "no"
        };
    }

    private static String share(Named named) {
        return percent(named.share()) + " [" + percent(named.low()) + ", " + percent(named.high()) + "]";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}

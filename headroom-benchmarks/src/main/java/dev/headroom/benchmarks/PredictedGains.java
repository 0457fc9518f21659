package dev.headroom.benchmarks;

import dev.headroom.benchmarks.gains.ProvenGain;
import dev.headroom.benchmarks.gains.ProvenGains;
import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.measure.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether findings predict what repairing them gains: {@code headroom demo --prove} for each habit of the example shop, predicted
 * beside measured. A habit whose proof lies in {@code --keep} already is read and not measured again.
 */
public final class PredictedGains {

    private static final String EVERY =
            "n-plus-one-queries,string-concat-in-loop,regex-compile-in-loop,logging-in-hot-path,"
                    + "unpooled-connection,blocking-io-in-hot-path,unbounded-cache,unsized-collection,eager-evaluation";

    private PredictedGains() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        PredictedGains.class, "home", ".", "rules", EVERY, "blocks", "3", "window", "10s", "keep", "")
                .parse(arguments);
        Machine machine = Machine.here();
        Path kept = options.text("keep").isEmpty()
                ? Files.createTempDirectory("headroom-gains")
                : Files.createDirectories(options.path("keep"));
        List<ProvenGains> proofs = new ArrayList<>();
        for (String rule : options.list("rules")) {
            Optional<ProvenGains> proof = proof(kept.resolve(rule), rule, options);
            if (proof.isPresent()) {
                proofs.add(proof.get());
            } else {
                System.err.println(rule + ": no complete proof in " + kept.resolve(rule));
            }
        }
        System.out.print(table(proofs));
        System.out.println();
        System.out.print(summary(proofs));
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static Optional<ProvenGains> proof(Path folder, String rule, Options options)
            throws IOException, InterruptedException {
        Path file = folder.resolve("proof.json");
        if (Files.notExists(file)) {
            Path log = folder.resolveSibling(rule + ".log");
            Process process = Child.endingWithUs(new ProcessBuilder(
                            options.path("home").resolve("headroom").toString(),
                            "demo",
                            "--prove",
                            rule,
                            "--blocks",
                            Integer.toString(options.count("blocks")),
                            "--duration",
                            options.text("window"),
                            "--out",
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile())
                    .start());
            int exit = process.waitFor();
            System.err.println(rule + ": exit code " + exit + ", " + log);
            if (Files.notExists(file)) {
                throw new IOException("No proof was written. It printed:\n" + Files.readString(log));
            }
        }
        return ProvenGains.read(file);
    }

    private static MarkdownTable table(List<ProvenGains> proofs) {
        var table = new MarkdownTable(
                "rule",
                "found in",
                "ranked first",
                "metric",
                "predicted gain",
                "measured gain [95 %]",
                "covered",
                "n",
                "verdict",
                "runs not valid");
        for (ProvenGains proof : proofs) {
            String invalid = proof.invalidRuns() + " of " + proof.runs();
            String found = proof.found().orElse("not found");
            String first = proof.rankedFirst() + " of " + proof.runs() / 2;
            if (proof.gains().isEmpty()) {
                table.row(proof.rule(), found, first, "–", "–", "–", "–", "–", proof.verdict(), invalid);
            }
            for (ProvenGain gain : proof.gains()) {
                table.row(
                        gain.leading() ? proof.rule() : "",
                        gain.leading() ? found : "",
                        gain.leading() ? first : "",
                        gain.metric(),
                        percent(gain.predicted()),
                        gain.measured().map(PredictedGains::percent).orElse("–"),
                        gain.covered() ? "yes" : gain.overlaps() ? "overlaps" : "no",
                        Integer.toString(gain.blocks()),
                        gain.verdict(),
                        gain.leading() ? invalid : "");
            }
        }
        return table;
    }

    private static String summary(List<ProvenGains> proofs) {
        List<ProvenGain> gains =
                proofs.stream().flatMap(proof -> proof.gains().stream()).toList();
        return counted("all predicted metrics", gains, gain -> true)
                + counted("those that the blocks decide", gains, ProvenGain::decided)
                + counted("those that findings are ranked by", gains, ProvenGain::leading)
                + counted("both", gains, gain -> gain.leading() && gain.decided());
    }

    private static String counted(String which, List<ProvenGain> gains, Predicate<ProvenGain> wanted) {
        List<ProvenGain> counted = gains.stream().filter(wanted).toList();
        long covered = counted.stream().filter(ProvenGain::covered).count();
        long overlapping = counted.stream().filter(ProvenGain::overlaps).count();
        return String.format(
                Locale.ROOT,
                "- %s: predicted interval holds the measured gain in %d of %d, intervals overlap in %d%n",
                which,
                covered,
                counted.size(),
                overlapping);
    }

    /** {@code 48 % [40, 58]}. */
    private static String percent(Interval share) {
        return String.format(
                Locale.ROOT, "%.0f %% [%.0f, %.0f]", 100 * share.best(), 100 * share.low(), 100 * share.high());
    }
}

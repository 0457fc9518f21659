package dev.headroom.report.text;

import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.proof.ProofVerdict;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.report.ProofReport;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What was predicted of a change beside what was measured, on one screen. */
final class ProofText {

    private static final List<Side> CLAIM_COLUMNS =
            List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT);
    private static final List<Side> OTHER_COLUMNS =
            List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT);
    private static final int MAX_OTHERS = 8;

    private final ProofReport report;
    private final Palette palette;
    private final Screen screen;

    private ProofText(ProofReport report, Palette palette) {
        this.report = report;
        this.palette = palette;
        screen = new Screen(palette);
    }

    static String of(ProofReport report, Path folder, Palette palette) {
        var text = new ProofText(report, palette);
        text.head();
        report.proof().ifPresent(proof -> {
            text.claims(proof);
            text.others(proof);
        });
        text.notes();
        text.verdict();
        text.screen.line(
                "Proof    " + VisibleText.oneLine(folder.resolve("proof.json").toString(), 500));
        return text.screen.toString();
    }

    private void head() {
        int blocks = report.proof().map(Proof::blocks).orElse(0);
        screen.line(palette.strong("Headroom") + "  proof of " + VisibleText.oneLine(report.rule(), 40) + " in "
                + VisibleText.oneLine(report.endpoint(), 50)
                + (report.complete()
                        ? ""
                        : "  "
                                + palette.bad("incomplete: " + blocks + " of " + report.plannedBlocks()
                                        + " blocks were measured")));
        screen.sentence("  before  ", report.before(), 2);
        screen.sentence("  after   ", report.after(), 2);
        screen.sentence("  found   ", found(), 2);
        screen.sentence(
                "  blocks  ",
                blocks + ", each a fresh process of either side, in ABBA order, with a window of "
                        + DurationText.of(report.window().toNanos())
                        + "; intervals are Student's t on the log ratio, 95 %",
                2);
        report.environment()
                .ifPresent(machine -> screen.sentence(
                        "  on      ",
                        machine.host() + " · " + machine.cpus() + " × " + machine.cpuModel() + " · "
                                + machine.serviceRuntime(),
                        2));
        screen.blank();
    }

    private String found() {
        long runs = report.runs().stream().filter(run -> !run.changed()).count();
        return report.finding()
                .map(finding -> finding.location() + ", in " + report.foundIn() + " of " + runs + " runs before")
                .orElse("nothing of this rule, in " + runs + " runs before");
    }

    private void claims(Proof proof) {
        screen.title("Predicted beside measured", "gain as a share of the metric before, 95 %");
        var table = new TextTable("  ", CLAIM_COLUMNS, 0);
        table.add(faint("", "before", "after", "predicted gain", "measured gain", "covered", ""));
        proof.claims().forEach(claim -> table.add(row(claim)));
        screen.table(table);
        screen.blank();
    }

    private List<Cell> row(Claim claim) {
        MetricProof measured = claim.measured();
        return List.of(
                Cell.of(measured.metric().id()),
                Cell.of(value(measured, measured.meanBefore())),
                Cell.of(value(measured, measured.meanAfter())),
                Cell.of(claim.prediction()
                        .map(Prediction::savedShare)
                        .map(ProofText::share)
                        .orElse(MetricText.UNKNOWN)),
                Cell.of(gain(measured)),
                Cell.of(covered(claim)),
                new Cell(judged(measured), paint(measured.verdict())));
    }

    private static String covered(Claim claim) {
        if (claim.covered().isEmpty()) {
            return MetricText.UNKNOWN;
        }
        return claim.covered().get() ? "yes" : claim.agrees().orElse(false) ? "no, but overlaps" : "no";
    }

    private void others(Proof proof) {
        List<MetricProof> moved = proof.movedOthers();
        long compared = proof.others().stream().filter(MetricProof::isMeasured).count();
        screen.title(
                "What else moved",
                moved.isEmpty()
                        ? "nothing beyond noise, of " + compared + " metrics compared"
                        : moved.size() + " of " + compared + " metrics compared; one in twenty does by chance");
        if (!moved.isEmpty()) {
            var table = new TextTable("  ", OTHER_COLUMNS, 0);
            table.add(faint("", "", "before", "after", "change", "", ""));
            moved.stream().limit(MAX_OTHERS).forEach(other -> table.add(row(other, proof.isSure(other))));
            screen.table(table);
        }
        if (moved.size() > MAX_OTHERS) {
            screen.line("  " + palette.faint("and " + (moved.size() - MAX_OTHERS) + " more in proof.json"));
        }
        screen.blank();
    }

    private List<Cell> row(MetricProof other, boolean sure) {
        return List.of(
                Cell.of(
                        other.subject().kind() == SubjectKind.INSTANCE
                                ? "instance"
                                : other.subject().name()),
                Cell.of(other.metric().id()),
                Cell.of(value(other, other.meanBefore())),
                Cell.of(value(other, other.meanAfter())),
                Cell.of(rise(other)),
                new Cell(other.verdict().id(), paint(other.verdict())),
                new Cell(sure ? "sure" : "perhaps by chance", palette::faint));
    }

    private void notes() {
        if (report.notes().isEmpty()) {
            return;
        }
        screen.title("Notes", "");
        report.notes().forEach(note -> screen.sentence("  - ", note, 3));
        screen.blank();
    }

    private void verdict() {
        if (report.proof().isEmpty()) {
            screen.line("Verdict  " + palette.unsure("none") + palette.faint("  no block was finished"));
            return;
        }
        Proof proof = report.proof().get();
        String word = proof.verdict().id().replace('-', ' ').toUpperCase(Locale.ROOT);
        screen.line("Verdict  " + paint(proof.verdict()).apply(palette.strong(word)));
        screen.sentence("         ", proof.reason(), 2);
    }

    private static String value(MetricProof proof, double value) {
        return proof.isMeasured() ? MetricText.of(value, proof.metric().unit().id()) : MetricText.UNKNOWN;
    }

    private static String gain(MetricProof proof) {
        if (proof.change().isEmpty()) {
            return MetricText.UNKNOWN;
        }
        Change change = proof.change().get();
        if (change.scale() == Change.Scale.DIFFERENCE) {
            MetricUnit unit = proof.metric().unit();
            return MetricText.of(-change.interval().best(), unit.id());
        }
        if (proof.exact()) {
            return percent(change.savedShare().best()) + " exactly";
        }
        return proof.blocks().size() < 2 ? percent(change.savedShare().best()) + " (n=1)" : share(change.savedShare());
    }

    /** {@code +14 % (+12 to +17)}: what rose is no gain. */
    private static String rise(MetricProof proof) {
        return proof.change()
                .map(change -> {
                    Interval interval = change.interval();
                    if (change.scale() == Change.Scale.DIFFERENCE) {
                        String unit = proof.metric().unit().id();
                        return (interval.best() > 0 ? "+" : "") + MetricText.of(interval.best(), unit);
                    }
                    String best = signed(interval.best() - 1) + " %";
                    return proof.exact()
                            ? best + " exactly"
                            : best + " (" + signed(interval.low() - 1) + " to " + signed(interval.high() - 1) + ")";
                })
                .orElse(MetricText.UNKNOWN);
    }

    private static String signed(double share) {
        return (share > 0 ? "+" : "") + whole(share);
    }

    private static String judged(MetricProof proof) {
        if (!proof.isMeasured()) {
            return proof.missing();
        }
        String word = proof.verdict().id().replace('-', ' ');
        if (proof.verdict() != MetricVerdict.CANNOT_TELL) {
            return word;
        }
        return word + ", about " + proof.moreBlocks() + " more";
    }

    /** {@code 44 % (38 to 51)}. */
    private static String share(Interval share) {
        return percent(share.best()) + " (" + whole(share.low()) + " to " + whole(share.high()) + ")";
    }

    private static String percent(double share) {
        return whole(share) + " %";
    }

    private static String whole(double share) {
        double percent = share * 100;
        return DecimalText.fixed(percent, Math.abs(percent) < 9.95 && percent != 0 ? 1 : 0);
    }

    private UnaryOperator<String> paint(MetricVerdict verdict) {
        return switch (verdict) {
            case IMPROVED -> palette::good;
            case WORSE -> palette::bad;
            case UNCHANGED -> UnaryOperator.identity();
            case CANNOT_TELL -> palette::unsure;
        };
    }

    private UnaryOperator<String> paint(ProofVerdict verdict) {
        return switch (verdict) {
            case IMPROVED -> palette::good;
            case LESS_THAN_PREDICTED, NO_GAIN, WORSE -> palette::bad;
            case CANNOT_TELL -> palette::unsure;
        };
    }

    private List<Cell> faint(String... titles) {
        return List.of(titles).stream()
                .map(title -> new Cell(title, palette::faint))
                .toList();
    }
}

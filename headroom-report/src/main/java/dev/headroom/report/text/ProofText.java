package dev.headroom.report.text;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Method;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.proof.ProofVerdict;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.proof.ProofReport;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What was predicted of a change beside what was measured, what else moved, and whether that is allowed. */
final class ProofText {

    private static final List<Side> METRIC_COLUMNS =
            List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT);
    private static final int MAX_OTHERS = 8;
    private static final int MAX_METRICS = 60;

    private final ProofReport report;
    private final Palette palette;
    private final Screen screen;
    private final ChangeText change;

    private ProofText(ProofReport report, Palette palette) {
        this.report = report;
        this.palette = palette;
        screen = new Screen(palette);
        change = new ChangeText(palette);
    }

    static String of(ProofReport report, Path folder, Palette palette) {
        var text = new ProofText(report, palette);
        text.head();
        report.proof().ifPresent(text::body);
        text.notes();
        text.verdict();
        text.screen.line(
                "Proof    " + VisibleText.oneLine(folder.resolve("proof.json").toString(), 500));
        return text.screen.toString();
    }

    static String percent(double share) {
        double percent = share * 100;
        return DecimalText.fixed(percent, Math.abs(percent - Math.rint(percent)) < 0.05 ? 0 : 1) + " %";
    }

    private void head() {
        String what = report.target()
                .map(target -> "proof of " + VisibleText.oneLine(target.rule(), 40) + " in "
                        + VisibleText.oneLine(target.endpoint(), 50))
                .orElse("proof of a change");
        screen.line(palette.strong("Headroom") + "  " + what
                + (report.complete()
                        ? ""
                        : "  "
                                + palette.bad("incomplete: " + report.blocks() + " of " + report.planned()
                                        + " blocks were measured")));
        screen.sentence("  before  ", report.before(), 2);
        screen.sentence("  after   ", report.after(), 2);
        report.target().ifPresent(target -> screen.sentence("  found   ", found(), 2));
        screen.sentence(
                "  blocks  ",
                report.blocks() + ", each a fresh process of either side, in ABBA order, with a window of "
                        + DurationText.of(report.window().toNanos()) + intervals(),
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
        return report.repairs().stream()
                .findFirst()
                .map(repair -> repair.finding().location() + ", in " + repair.foundIn() + " of " + report.runsBefore()
                        + " runs before")
                .orElse("nothing of this rule, in " + report.runsBefore() + " runs before");
    }

    private String intervals() {
        return report.proof()
                .map(proof -> "; intervals are " + method(proof) + " on the log ratio, "
                        + percent(proof.rule().confidence()))
                .orElse("");
    }

    private static String method(Proof proof) {
        List<Method> used = proof.metrics().stream()
                .flatMap(metric -> metric.change().stream())
                .map(moved -> moved.method())
                .toList();
        return used.contains(Method.HIERARCHICAL_BOOTSTRAP)
                ? "a hierarchical bootstrap"
                : used.contains(Method.BLOCK_BOOTSTRAP) ? "a bootstrap over blocks" : "Student's t";
    }

    private void body(Proof proof) {
        if (report.target().isPresent()) {
            new ClaimsText(screen).append(proof);
            others(proof);
        } else {
            new ClaimsText(screen).append(report, proof);
        }
        report.gates().ifPresent(new ChangeGatesText(screen)::append);
        if (report.target().isEmpty()) {
            everything(proof);
        }
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
            metrics(moved.subList(0, Math.min(MAX_OTHERS, moved.size())), proof);
        }
        more(moved.size() - MAX_OTHERS);
        screen.blank();
    }

    private void everything(Proof proof) {
        List<MetricProof> measured =
                proof.metrics().stream().filter(MetricProof::isMeasured).toList();
        long moved =
                measured.stream().filter(metric -> metric.verdict().moved()).count();
        int missing = proof.metrics().size() - measured.size();
        screen.title(
                "Everything measured",
                moved + " of " + measured.size() + " metrics moved, some by chance"
                        + (missing == 0 ? "" : "; " + missing + " not measured in every run"));
        metrics(measured.subList(0, Math.min(MAX_METRICS, measured.size())), proof);
        more(measured.size() - MAX_METRICS);
        screen.blank();
    }

    private void more(int left) {
        if (left > 0) {
            screen.line("  " + palette.faint("and " + left + " more in proof.json"));
        }
    }

    private void metrics(List<MetricProof> metrics, Proof proof) {
        var table = new TextTable("  ", METRIC_COLUMNS, 0);
        table.add(change.titles("", "", "before", "after", "change", "", ""));
        metrics.forEach(metric -> table.add(row(metric, proof.isSure(metric))));
        screen.table(table);
    }

    private List<Cell> row(MetricProof metric, boolean sure) {
        String certainty = sure ? "sure" : metric.verdict().moved() ? "perhaps by chance" : "";
        return List.of(
                Cell.of(ChangeText.subject(metric)),
                Cell.of(metric.metric().id()),
                Cell.of(ChangeText.before(metric)),
                Cell.of(ChangeText.after(metric)),
                Cell.of(ChangeText.rise(metric)),
                change.judged(metric),
                new Cell(certainty, palette::faint));
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
        report.gates().ifPresent(this::limits);
    }

    private void limits(GatedChange gates) {
        Verdict verdict = gates.verdict();
        String word = verdict.id().toUpperCase(Locale.ROOT);
        screen.line("Limits   " + palette.judged(verdict, palette.strong(word)) + palette.faint(remark(gates)));
    }

    private static String remark(GatedChange gates) {
        String failed = GatesText.failed(gates.results());
        if (!failed.isEmpty()) {
            return "  " + failed;
        }
        return gates.moreBlocks() > 0 ? "  " + MoreText.number(gates.moreBlocks()) + " more blocks needed" : "";
    }

    private UnaryOperator<String> paint(ProofVerdict verdict) {
        return switch (verdict) {
            case IMPROVED -> palette::good;
            case UNCHANGED -> UnaryOperator.identity();
            case LESS_THAN_PREDICTED, NO_GAIN, WORSE -> palette::bad;
            case CANNOT_TELL -> palette::unsure;
        };
    }
}

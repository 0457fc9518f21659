package dev.headroom.report.text;

import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.gate.proof.Proof;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.proof.ProofReport;
import dev.headroom.report.proof.ProofReport.Repair;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.List;

/** What was predicted of a change beside what was measured: of what it was made for, or of each finding that is gone. */
final class ClaimsText {

    private static final List<Side> COLUMNS =
            List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.LEFT, Side.LEFT);
    private static final int MAX_REPAIRS = 5;

    private final Screen screen;
    private final ChangeText change;

    ClaimsText(Screen screen) {
        this.screen = screen;
        this.change = new ChangeText(screen.palette());
    }

    /** Of a change that was made for one endpoint: all its metrics. */
    void append(Proof proof) {
        screen.title(
                "Predicted beside measured",
                "gain as a share of the metric before, "
                        + ProofText.percent(proof.rule().confidence()));
        table(proof.claims());
        screen.blank();
    }

    /** Of a change as a whole: each finding that is gone. */
    void append(ProofReport report, Proof proof) {
        List<Repair> repairs = report.repairs();
        screen.title(
                "Findings that are gone",
                repairs.isEmpty()
                        ? "none of those that most runs before have"
                        : "what each predicted alone, as a share of the metric before, "
                                + ProofText.percent(proof.rule().confidence()));
        repairs.stream().limit(MAX_REPAIRS).forEach(repair -> {
            screen.sentence("  ", line(report, repair), 2);
            table(repair.claims());
        });
        if (repairs.size() > MAX_REPAIRS) {
            screen.line("  " + screen.palette().faint("and " + (repairs.size() - MAX_REPAIRS) + " more in proof.json"));
        }
        screen.blank();
    }

    private static String line(ProofReport report, Repair repair) {
        return repair.finding().rule() + " in "
                + VisibleText.oneLine(repair.finding().endpoint(), 50) + ", "
                + repair.finding().location() + ": in " + repair.foundIn() + " of " + report.runsBefore()
                + " runs before, in " + (repair.stillIn() == 0 ? "none" : repair.stillIn()) + " after";
    }

    private void table(List<Claim> claims) {
        var table = new TextTable("  ", COLUMNS, 0);
        table.add(change.titles("", "before", "after", "predicted gain", "measured gain", "covered", ""));
        claims.forEach(claim -> table.add(row(claim)));
        screen.table(table);
    }

    private List<Cell> row(Claim claim) {
        MetricProof measured = claim.measured();
        return List.of(
                Cell.of(measured.metric().id()),
                Cell.of(ChangeText.before(measured)),
                Cell.of(ChangeText.after(measured)),
                Cell.of(claim.prediction()
                        .map(Prediction::savedShare)
                        .map(ChangeText::share)
                        .orElse(MetricText.UNKNOWN)),
                Cell.of(ChangeText.gain(measured)),
                Cell.of(covered(claim)),
                change.judged(measured));
    }

    private static String covered(Claim claim) {
        if (claim.covered().isEmpty()) {
            return MetricText.UNKNOWN;
        }
        return claim.covered().get() ? "yes" : claim.agrees().orElse(false) ? "no, but overlaps" : "no";
    }
}

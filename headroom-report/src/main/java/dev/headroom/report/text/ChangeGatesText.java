package dev.headroom.report.text;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.proof.ChangeGate;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.rule.RuleProof;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The limits of a change, the worst first. */
final class ChangeGatesText {

    private static final List<Side> COLUMNS = List.of(Side.LEFT, Side.LEFT, Side.RIGHT, Side.RIGHT, Side.LEFT);

    private final Screen screen;
    private final ChangeText change;

    ChangeGatesText(Screen screen) {
        this.screen = screen;
        this.change = new ChangeText(screen.palette());
    }

    void append(GatedChange gated) {
        if (gated.gates().isEmpty() && gated.expired().isEmpty()) {
            screen.title("Limits", "none: nothing that has one was measured");
            screen.blank();
            return;
        }
        screen.title("Limits", tally(gated));
        List<ChangeGate> worstFirst = new ArrayList<>(gated.gates());
        worstFirst.sort(Comparator.comparing(ChangeGate::verdict).reversed());
        var table = new TextTable("  ", COLUMNS, 0);
        table.add(change.titles("", "", "change", "allowed", ""));
        worstFirst.forEach(gate -> table.add(row(gate)));
        screen.table(table);
        worstFirst.stream()
                .filter(ChangeGatesText::asksForWords)
                .forEach(gate -> screen.sentence(
                        "  " + GatesText.mark(gate.verdict()) + " ", subject(gate) + ": " + gate.reason(), 3));
        gated.expired().forEach(this::expired);
        screen.blank();
        tooFine(gated);
    }

    /** What the calibration says of the limits; where none was given nothing. */
    private void tooFine(GatedChange gated) {
        List<ChangeGate> tooFine =
                gated.gates().stream().filter(ChangeGate::isTooFine).toList();
        if (tooFine.isEmpty()) {
            return;
        }
        screen.title("Limits below what is seen here", "by the calibration; raise them, or take more blocks");
        tooFine.forEach(gate -> screen.sentence(
                "  ! ", ChangeText.tooFine(gate.rule(), gate.smallestRise().orElseThrow(), gated.blocks()), 2));
        screen.blank();
    }

    private static String tally(GatedChange gated) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : List.of(Verdict.PASS, Verdict.FAIL, Verdict.INCONCLUSIVE)) {
            long count = gated.gates().stream()
                    .filter(gate -> gate.verdict() == verdict)
                    .count();
            if (count > 0) {
                parts.add(count + " " + verdict.id().toLowerCase(Locale.ROOT));
            }
        }
        if (!gated.expired().isEmpty()) {
            parts.add(gated.expired().size() + " expired");
        }
        return String.join(", ", parts)
                + (gated.confirmed() > 0
                        ? "; what failed was measured again on " + gated.confirmed() + " fresh blocks"
                        : "");
    }

    private List<Cell> row(ChangeGate gate) {
        Palette palette = screen.palette();
        RuleProof proof = gate.proof();
        return List.of(
                new Cell(
                        GatesText.mark(gate.verdict()) + " " + subject(gate),
                        text -> palette.judged(gate.verdict(), text)),
                Cell.of(gate.rule().metric().id()),
                Cell.of(gate.change()
                        .map(moved -> ChangeText.rise(
                                moved, gate.rule().metric().unit().id()))
                        .orElse(MetricText.UNKNOWN)),
                Cell.of(allowed(gate)),
                new Cell(judged(proof), text -> palette.judged(gate.verdict(), text)));
    }

    private static String allowed(ChangeGate gate) {
        String limit = (gate.rule().metric().higherIsBetter() ? "\u2212" : "+")
                + MetricUnit.percent(gate.rule().allowed());
        return gate.rule().waiver().isPresent() ? limit + " (waived)" : limit;
    }

    private static String judged(RuleProof proof) {
        String word = proof.verdict().id();
        return proof.moreBlocks() > 0 ? word + ", " + MoreText.number(proof.moreBlocks()) + " more" : word;
    }

    /** The table says all of the others. */
    private static boolean asksForWords(ChangeGate gate) {
        return gate.verdict() == Verdict.FAIL
                || gate.rule().waiver().isPresent()
                || (gate.verdict() == Verdict.INCONCLUSIVE && gate.proof().moreBlocks() == 0);
    }

    private void expired(GateResult waiver) {
        screen.sentence("  " + GatesText.mark(waiver.verdict()) + " ", waiver.reason(), 3);
    }

    private static String subject(ChangeGate gate) {
        return gate.rule().subject().kind() == SubjectKind.INSTANCE
                ? "instance"
                : gate.rule().subject().name();
    }
}

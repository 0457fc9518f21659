package dev.headroom.report.text;

import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Interval;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import java.util.List;
import java.util.function.UnaryOperator;

/** How a metric's change is written in a table: what it was and is, by how much it changed, and what that means. */
record ChangeText(Palette palette) {

    List<Cell> titles(String... titles) {
        return List.of(titles).stream()
                .map(title -> new Cell(title, palette::faint))
                .toList();
    }

    static String subject(MetricProof proof) {
        return proof.subject().kind() == SubjectKind.INSTANCE
                ? "instance"
                : proof.subject().name();
    }

    /** That a limit asks for less than can be seen. */
    static String tooFine(RegressionRule rule, double smallestRise, int blocks) {
        String subject = rule.subject().kind() == SubjectKind.INSTANCE
                ? "the instance"
                : rule.subject().name();
        return rule.metric().id() + " of " + subject + ": " + MetricUnit.percent(rule.allowed())
                + " is asked for, and a rise is seen from " + percent(smallestRise) + " on, with " + blocks
                + " blocks";
    }

    static String before(MetricProof proof) {
        return value(proof, proof.meanBefore());
    }

    static String after(MetricProof proof) {
        return value(proof, proof.meanAfter());
    }

    private static String value(MetricProof proof, double value) {
        return proof.isMeasured() ? MetricText.of(value, proof.metric().unit().id()) : MetricText.UNKNOWN;
    }

    /** {@code 44 % (38 to 51)} of the metric before. */
    static String gain(MetricProof proof) {
        if (proof.change().isEmpty()) {
            return MetricText.UNKNOWN;
        }
        Change change = proof.change().get();
        if (change.scale() == Change.Scale.DIFFERENCE) {
            return MetricText.of(
                    -change.interval().best(), proof.metric().unit().id());
        }
        Interval saved = change.savedShare();
        return switch (change.method()) {
            case SINGLE -> percent(saved.best()) + " (n=1)";
            case EXACT -> saved.halfWidth() == 0 ? percent(saved.best()) + " exactly" : share(saved);
            case STUDENT, BLOCK_BOOTSTRAP, HIERARCHICAL_BOOTSTRAP -> share(saved);
        };
    }

    /** {@code +14 % (+12 to +17)}: what rose is no gain. */
    static String rise(Change change, String unit) {
        Interval interval = change.interval();
        if (change.scale() == Change.Scale.DIFFERENCE) {
            return (interval.best() > 0 ? "+" : "") + MetricText.of(interval.best(), unit);
        }
        String best = signed(interval.best() - 1) + " %";
        return switch (change.method()) {
            case SINGLE -> best + " (n=1)";
            case EXACT -> interval.halfWidth() == 0 ? best + " exactly" : best + range(interval);
            case STUDENT, BLOCK_BOOTSTRAP, HIERARCHICAL_BOOTSTRAP -> best + range(interval);
        };
    }

    private static String range(Interval ratio) {
        return " (" + signed(ratio.low() - 1) + " to " + signed(ratio.high() - 1) + ")";
    }

    static String rise(MetricProof proof) {
        return proof.change()
                .map(change -> rise(change, proof.metric().unit().id()))
                .orElse(MetricText.UNKNOWN);
    }

    /** The verdict, or why there is none. */
    Cell judged(MetricProof proof) {
        UnaryOperator<String> paint = paint(proof.verdict());
        if (!proof.isMeasured()) {
            return new Cell(proof.missing(), paint);
        }
        String word = proof.verdict().id().replace('-', ' ');
        return proof.verdict() == MetricVerdict.CANNOT_TELL
                ? new Cell(word + ", " + MoreText.number(proof.moreBlocks()) + " more", paint)
                : new Cell(word, paint);
    }

    UnaryOperator<String> paint(MetricVerdict verdict) {
        return switch (verdict) {
            case IMPROVED -> palette::good;
            case WORSE -> palette::bad;
            case UNCHANGED -> UnaryOperator.identity();
            case CANNOT_TELL -> palette::unsure;
        };
    }

    static String share(Interval share) {
        return percent(share.best()) + " (" + whole(share.low()) + " to " + whole(share.high()) + ")";
    }

    static String percent(double share) {
        return whole(share) + " %";
    }

    static String signed(double share) {
        return (share > 0 ? "+" : "") + whole(share);
    }

    private static String whole(double share) {
        double percent = share * 100;
        return DecimalText.fixed(percent, Math.abs(percent) < 9.95 && percent != 0 ? 1 : 0);
    }
}

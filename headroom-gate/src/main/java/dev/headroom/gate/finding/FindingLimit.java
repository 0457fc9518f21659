package dev.headroom.gate.finding;

import dev.headroom.gate.metric.ExpressionException;
import java.util.OptionalInt;

/**
 * How many findings pass, as a team writes it: {@code none at level >= io}, {@code at most 2 at level >= memory}, {@code
 * none new}, {@code none at level >= io with suspected}.
 *
 * @param text as written
 * @param most so many pass; empty for {@code at most [measure]}, which a first run fills in
 * @param onlyNew whether those that the baseline has too are not counted
 * @param least the least far-reaching level that is counted
 * @param withSuspected whether those that are only likely are counted too
 */
public record FindingLimit(String text, OptionalInt most, boolean onlyNew, FindingLevel least, boolean withSuspected) {

    public FindingLimit {
        if (most.isPresent() && most.getAsInt() < 0) {
            throw new IllegalArgumentException("At least no finding passes, got " + most.getAsInt());
        }
    }

    public static FindingLimit parse(String text) throws ExpressionException {
        return new FindingLimitParser(text).limit();
    }

    public boolean isPlaceholder() {
        return most.isEmpty();
    }

    /** Whether a finding is one of those that are limited. */
    public boolean counts(SeenFinding finding, SeenFindings baseline) {
        return finding.level().atLeast(least)
                && (finding.confirmed() || withSuspected)
                && !(onlyNew && baseline.hold(finding));
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.headroom.report.internal;

import dev.headroom.measure.Interval;
import dev.headroom.profile.diff.GrowthRule;
import dev.headroom.profile.diff.RuleResult;
import java.util.Locale;

/** Why a rule is kept, broken or open, in one sentence for people. */
public final class RuleSentence {

    private RuleSentence() {}

    public static String of(RuleResult result) {
        return change(result) + ", " + count(result) + "; "
                + switch (result.outcome()) {
                    case PASS -> "even the upper bound is below the limit.";
                    case FAIL -> "it grew for sure, and by more than the limit.";
                    case INCONCLUSIVE -> needed(result);
                };
    }

    private static String change(RuleResult result) {
        Interval change = result.change();
        boolean relative = result.rule().scale() == GrowthRule.Scale.RELATIVE;
        if (Double.isInfinite(change.best())) {
            return "new, nothing to grow from";
        }
        return relative
                ? signed(change.best(), "%") + " (" + signed(change.low(), "") + " to " + signed(change.high(), "%")
                        + ")"
                : signed(change.best(), "points") + " (" + signed(change.low(), "") + " to "
                        + signed(change.high(), "points") + ")";
    }

    private static String signed(double ratio, String unit) {
        String number = Double.isInfinite(ratio) ? "∞" : String.format(Locale.ROOT, "%+.1f", 100 * ratio);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String count(RuleResult result) {
        return MetricText.count(result.baseSamples()) + " against " + MetricText.count(result.headSamples())
                + " samples of " + MetricText.count(result.functions())
                + (result.functions() == 1 ? " function" : " functions");
    }

    private static String needed(RuleResult result) {
        double factor = result.moreSamples();
        if (!(factor < 1000)) {
            return "no number of samples would decide, the estimate is the limit itself.";
        }
        String times = String.format(Locale.ROOT, factor < 10 ? "%.1f" : "%.0f", factor);
        return "about " + times + " times as many samples would decide"
                + (result.dispersion() > 1.5 ? ", from more recordings rather than longer ones." : ".");
    }
}

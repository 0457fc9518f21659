package dev.headroom.profile.diff;

import dev.headroom.measure.Interval;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges rules by the interval of what they limit: broken where the lower bound is above 0 and the estimate above the limit, kept
 * where the upper bound is below the limit, else inconclusive. That something grew at all is held against Holm's
 * correction over all rules; that all are kept needs none.
 */
public final class RuleJudge {

    private final ComparedProfiles compared;
    private final Exposures exposures;
    private final Map<TopFrames.By, Dispersion> dispersions = new EnumMap<>(TopFrames.By.class);

    private RuleJudge(ComparedProfiles compared) {
        this.compared = compared;
        this.exposures = new Exposures(compared);
    }

    /**
     * @throws NoSuchFunctionException where a rule means no function of either side
     * @throws IllegalArgumentException where a rule limits percentage points, but rates are compared
     */
    public static List<RuleResult> judge(ComparedProfiles compared, List<GrowthRule> rules)
            throws NoSuchFunctionException {
        var judge = new RuleJudge(compared);
        List<Measured> measured = new ArrayList<>();
        for (GrowthRule rule : rules) {
            measured.add(judge.measure(rule));
        }
        Set<Measured> grown = grown(measured);
        return measured.stream().map(rule -> rule.result(grown.contains(rule))).toList();
    }

    /** Holm 1979: the rules whose functions are held to have changed, at 5 % over all of them. */
    private static Set<Measured> grown(List<Measured> measured) {
        List<Measured> surestFirst = new ArrayList<>(measured);
        surestFirst.sort(Comparator.comparingDouble(rule -> rule.change.pValue()));
        Set<Measured> grown = new HashSet<>();
        for (Measured rule : surestFirst) {
            if (rule.change.pValue() > CallingRule.LEVEL / (measured.size() - grown.size())) {
                break;
            }
            grown.add(rule);
        }
        return grown;
    }

    private Measured measure(GrowthRule rule) throws NoSuchFunctionException {
        if (rule.scale() == GrowthRule.Scale.POINTS && compared.per() != Per.SAMPLE) {
            throw new IllegalArgumentException("'" + rule.text() + "' limits percentage points of all samples, but the"
                    + " profiles are compared " + compared.per().text() + ". Limit the growth in % instead.");
        }
        Set<String> functions = new TreeSet<>();
        var counts = new Counts(counts(compared.base(), rule, functions), counts(compared.head(), rule, functions));
        if (functions.isEmpty()) {
            throw new NoSuchFunctionException(
                    rule, NearestNames.of(rule.functions().plainText(), compared));
        }
        Dispersion dispersion = dispersions.computeIfAbsent(
                rule.by(),
                by -> Dispersion.of(
                        exposures, new FunctionCounts(compared, by).byFunction().values()));
        return new Measured(
                rule, functions.size(), new CountChange(exposures, counts, dispersion, Standard.of(dispersion)));
    }

    private static long[] counts(List<Replicate> side, GrowthRule rule, Set<String> functions) {
        return side.stream()
                .mapToLong(replicate -> count(replicate.profile(), rule, functions))
                .toArray();
    }

    /** Samples with such a function, each once however many of them it met. */
    private static long count(Profile profile, GrowthRule rule, Set<String> functions) {
        StackTable stacks = profile.stacks();
        boolean[] meant = new boolean[stacks.functionCount()];
        for (int function = 0; function < meant.length; function++) {
            meant[function] = rule.functions().test(stacks.functionName(function));
            if (meant[function]) {
                functions.add(stacks.functionName(function));
            }
        }
        boolean total = rule.by() == TopFrames.By.TOTAL;
        boolean[] met = new boolean[stacks.size()];
        long count = 0;
        for (int stack = 1; stack < met.length; stack++) {
            met[stack] = meant[stacks.functionId(stacks.leaf(stack))] || (total && met[stacks.parent(stack)]);
            count += met[stack] ? profile.selfSamples(stack) : 0;
        }
        return count;
    }

    /** A rule with what was counted for it. */
    private record Measured(GrowthRule rule, int functions, CountChange change) {

        RuleResult result(boolean changed) {
            Interval on = rule.scale() == GrowthRule.Scale.RELATIVE ? change.growth() : change.difference();
            RuleResult.Outcome outcome = changed && on.low() > 0 && on.best() > rule.limit()
                    ? RuleResult.Outcome.FAIL
                    : on.high() < rule.limit() ? RuleResult.Outcome.PASS : RuleResult.Outcome.INCONCLUSIVE;
            return new RuleResult(
                    rule,
                    functions,
                    change.baseSamples(),
                    change.headSamples(),
                    change.base(),
                    change.head(),
                    on,
                    change.dispersion(),
                    change.pValue(),
                    outcome,
                    outcome == RuleResult.Outcome.INCONCLUSIVE ? moreSamples(on) : 1);
        }

        /** Intervals narrow with the root of the samples, those of growth on the logarithmic scale that they are made on. */
        private double moreSamples(Interval on) {
            if (Double.isInfinite(on.best())) {
                Interval difference = change.difference();
                return factor(difference.best() - difference.low(), difference.best());
            }
            boolean relative = rule.scale() == GrowthRule.Scale.RELATIVE;
            Interval scaled = relative ? on.mapRising(Math::log1p) : on;
            double limit = relative ? Math.log1p(rule.limit()) : rule.limit();
            return scaled.best() > limit
                    ? factor(scaled.best() - scaled.low(), scaled.best())
                    : factor(scaled.high() - scaled.best(), limit - scaled.best());
        }

        private static double factor(double halfWidth, double room) {
            double ratio = halfWidth / room;
            // At least a tenth more: what is inconclusive by a hair stays so with as many.
            return room > 0 ? Math.max(1.1, ratio * ratio) : Double.POSITIVE_INFINITY;
        }
    }
}

package dev.headroom.gate.comparison;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.rule.Holm;
import dev.headroom.measure.Interval;
import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Replication;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Judges all changes of one call together. */
final class ComparisonVerdicts {

    private static final double FAMILY_ALPHA = 0.05;
    private static final double DRIFT_OF_COUNTS = 0.05;

    private final List<MeasuredChange> changes;
    private final SideBenchmarks base;
    private final SideBenchmarks head;
    private final Replication replication;
    private final Set<MeasuredChange> certain = Collections.newSetFromMap(new IdentityHashMap<>());
    private final int family;

    ComparisonVerdicts(List<MeasuredChange> changes, SideBenchmarks base, SideBenchmarks head) {
        this.changes = List.copyOf(changes);
        this.base = base;
        this.head = head;
        this.replication = base.replication();
        List<MeasuredChange> tested =
                changes.stream().filter(change -> change.change().isPresent()).toList();
        this.family = tested.size();
        holm(tested);
    }

    /** Which got worse although so many are looked at together. */
    private void holm(List<MeasuredChange> tested) {
        List<Boolean> worse = Holm.of(
                        tested.stream().map(ComparisonVerdicts::chance).toList())
                .rejected(FAMILY_ALPHA);
        for (int i = 0; i < tested.size(); i++) {
            if (worse.get(i)) {
                certain.add(tested.get(i));
            }
        }
    }

    private static double chance(MeasuredChange change) {
        double chance = change.change().map(LogChange::worseByChance).orElse(1.0);
        return Math.min(1, Math.max(0, chance));
    }

    List<MetricComparison> all() {
        List<MetricComparison> comparisons = new ArrayList<>();
        changes.forEach(change -> comparisons.add(comparison(change)));
        return comparisons;
    }

    private MetricComparison comparison(MeasuredChange change) {
        Judged judged = doubted(change, judged(change));
        Question question = change.question();
        double ofBase = centre(change, change.values().base());
        double ofHead = centre(change, change.values().head());
        boolean higher = question.base().direction() == Direction.HIGHER_IS_BETTER;
        double sign = higher ? -1 : 1;
        return new MetricComparison(
                question.name(),
                question.limit(),
                question.base().unit(),
                question.base().direction(),
                side(change.values().base(), ofBase, change.base()),
                side(change.values().head(), ofHead, change.head()),
                change.change()
                        .map(log -> Math.exp(sign * log.interval().best()))
                        .orElse(ofBase == ofHead && ofBase == 0 ? 1 : ofHead / ofBase),
                change.change().map(LogChange::interval).map(logs -> ratios(logs, higher)),
                change.method().confidence(),
                change.method(),
                change.change().isPresent() ? OptionalDouble.of(chance(change)) : OptionalDouble.empty(),
                judged.verdict,
                judged.more,
                judged.reason);
    }

    private static ComparedSide side(List<Double> values, double centre, SteadyForks forks) {
        return new ComparedSide(values, centre, forks.unsteady(), forks.dropped(), forks.iterations());
    }

    private static Interval ratios(Interval logs, boolean higher) {
        return higher
                ? new Interval(Math.exp(-logs.high()), Math.exp(-logs.best()), Math.exp(-logs.low()))
                : new Interval(Math.exp(logs.low()), Math.exp(logs.best()), Math.exp(logs.high()));
    }

    /** What the ratio is one of. */
    private static double centre(MeasuredChange change, List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        if (change.method() == ComparisonMethod.MANN_WHITNEY) {
            return RankedLogs.median(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return change.change().isPresent() && values.stream().allMatch(value -> value > 0)
                ? Math.exp(values.stream().mapToDouble(Math::log).average().orElseThrow())
                : ForkValues.mean(values);
    }

    private Judged judged(MeasuredChange change) {
        RegressLimit limit = change.question().limit();
        if (change.isExact()) {
            boolean higher = change.question().base().direction() == Direction.HIGHER_IS_BETTER;
            boolean exceeds = change.values()
                    .exceeds(limit.limit(), higher, change.question().base().repeats());
            return exceeds
                    ? Judged.of(Verdict.FAIL, "The same in each measurement of a side, and beyond the limit.")
                    : Judged.of(Verdict.PASS, "The same in each measurement of a side, and within the limit.");
        }
        if (change.change().isEmpty()) {
            String plan =
                    change.more() > 0 ? " It takes at least " + replication.count(change.more()) + " more a side." : "";
            return new Judged(Verdict.INCONCLUSIVE, change.more(), change.missing() + plan);
        }
        return judged(change, change.change().get(), wide(change.question()));
    }

    /** What was to repeat and does not is no count any more: its mean drifts by what the window cut off. */
    private static RegressLimit wide(Question question) {
        RegressLimit limit = question.limit();
        return question.base().repeats()
                ? new RegressLimit(limit.metric(), Math.max(limit.limit(), DRIFT_OF_COUNTS))
                : limit;
    }

    private Judged judged(MeasuredChange change, LogChange log, RegressLimit limit) {
        Interval interval = log.interval();
        double level = change.method().failLevel();
        String allowed = "; " + MetricUnit.percent(limit.limit()) + " allowed.";
        boolean beyond = interval.low() > 0 && interval.best() > limit.log() && log.worseByChance() <= level;
        if (beyond && certain.contains(change)) {
            return Judged.of(Verdict.FAIL, "Surely worse: " + range(interval) + allowed);
        }
        boolean within = interval.high() < limit.log();
        Optional<LogChange> whole = change.withUnsteady();
        if (within && whole.filter(all -> all.interval().high() >= limit.log()).isEmpty()) {
            return Judged.of(Verdict.PASS, "Surely within the limit: " + range(interval) + allowed);
        }
        if (within) {
            return Judged.of(
                    Verdict.INCONCLUSIVE,
                    "Within the limit only without the forks that reached no steady state: give a longer warm-up and more"
                            + " iterations.");
        }
        int more = Math.max(
                1,
                log.moreToDecide(
                        limit.log(),
                        Math.min(level, FAMILY_ALPHA / family),
                        (1 - change.method().confidence()) / 2));
        String among = beyond ? " Beyond the limit taken alone, and not among " + family + " comparisons." : "";
        return new Judged(
                Verdict.INCONCLUSIVE,
                more,
                "Cannot tell: " + range(interval) + allowed + among + " "
                        + (more >= BlockRule.MOST_BLOCKS
                                ? "More " + replication.plural() + " would hardly decide it."
                                : "About " + replication.count(more) + " more a side would decide."));
    }

    /** What the two sides' own troubles make of a verdict. */
    private Judged doubted(MeasuredChange change, Judged judged) {
        Question question = change.question();
        if (question.baseLossy()) {
            return Judged.of(
                    Verdict.INCONCLUSIVE,
                    MetricUnit.percent(question.pair().base().errorShare())
                            + " failed in the base; take one without errors.");
        }
        if (question.headLost()) {
            return Judged.of(Verdict.FAIL, "Everything failed in the head, so nothing compares.");
        }
        if (question.headLossy() && judged.verdict != Verdict.FAIL) {
            return Judged.of(
                    Verdict.INCONCLUSIVE,
                    MetricUnit.percent(question.pair().head().errorShare())
                            + " failed in the head, so what succeeded is not the same work. " + judged.reason);
        }
        boolean distrusted = !base.distrust().isEmpty() || !head.distrust().isEmpty();
        boolean time = !DefaultLimits.isResource(question.base());
        if (distrusted && time && judged.verdict != Verdict.INCONCLUSIVE) {
            String side = base.distrust().isEmpty() ? "head" : "base";
            return Judged.of(Verdict.INCONCLUSIVE, "The " + side + " cannot be believed; the notes say why.");
        }
        return judged;
    }

    /** {@code 2 % better to 18 % worse}. */
    private static String range(Interval logs) {
        return worsening(logs.low()) + " to " + worsening(logs.high()) + ", " + worsening(logs.best())
                + " by the estimate";
    }

    private static String worsening(double log) {
        double share = Math.expm1(log);
        return MetricUnit.percent(Math.abs(share)) + (share < 0 ? " better" : " worse");
    }

    /** @param more measurements a side that would decide about; 0 where it is decided or no number would */
    private record Judged(Verdict verdict, int more, String reason) {

        static Judged of(Verdict verdict, String reason) {
            return new Judged(verdict, 0, reason);
        }
    }
}

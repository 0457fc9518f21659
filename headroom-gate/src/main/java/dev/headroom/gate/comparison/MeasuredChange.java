package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.Direction;
import dev.headroom.measure.benchmark.Replication;
import java.util.Optional;

/**
 * What was found of one question, before it is judged among the others.
 *
 * @param values one for each fork compared
 * @param change empty where it was compared exactly or not at all
 * @param withUnsteady the same with all forks and iterations; empty where nothing was left out
 * @param missing why it cannot be told, whole sentences; empty where it can
 * @param more about how many more measurements a side it takes to tell anything; 0 where that is known or no number would
 */
record MeasuredChange(
        Question question,
        ForkValues values,
        SteadyForks base,
        SteadyForks head,
        ComparisonMethod method,
        Optional<LogChange> change,
        Optional<LogChange> withUnsteady,
        String missing,
        int more) {

    /** With fewer than this a side, hardly anything is ever decided. */
    private static final int FIRST_LOOK = 5;

    static MeasuredChange of(Question question, Replication replication, boolean paired) {
        SteadyForks base = SteadyForks.of(question.base(), replication);
        SteadyForks head = SteadyForks.of(question.head(), replication);
        if (base.areMostlyUnsteady() || head.areMostlyUnsteady()) {
            base = base.asMeasured();
            head = head.asMeasured();
        }
        return of(question, base, head, replication, paired);
    }

    private static MeasuredChange of(
            Question question, SteadyForks base, SteadyForks head, Replication replication, boolean paired) {
        Optional<String> missing = question.unlikeUnits()
                .or(() -> question.statistic().missing(question.base(), "base"))
                .or(() -> question.statistic().missing(question.head(), "head"));
        if (missing.isPresent()) {
            return nothing(question, ForkValues.none(), base, head, missing.get(), 0);
        }
        ForkValues values = ForkValues.steady(question, base, head, paired);
        if (values.areExact(question.base().repeats())) {
            return new MeasuredChange(
                    question, values, base, head, ComparisonMethod.EXACT, Optional.empty(), Optional.empty(), "", 0);
        }
        if (!values.arePositive()) {
            return nothing(
                    question,
                    values,
                    base,
                    head,
                    "A measured value is 0, and there is no ratio to or from nothing.",
                    0);
        }
        if (values.fewest() < 2) {
            return nothing(
                    question,
                    values,
                    base,
                    head,
                    tooFew(question, values, base, head, replication),
                    FIRST_LOOK - values.fewest());
        }
        boolean ranks = !paired && replication == Replication.REPEAT && affordable(values);
        ComparisonMethod method =
                paired ? ComparisonMethod.PAIRED_T : ranks ? ComparisonMethod.MANN_WHITNEY : ComparisonMethod.WELCH_T;
        Optional<LogChange> change = change(question, values, method);
        if (change.isEmpty()) {
            int more =
                    RankedLogs.moreToReach(values.base().size(), values.head().size(), (1 - method.confidence()) / 2);
            return nothing(question, values, base, head, "So few repeats have no interval.", more);
        }
        boolean leftOut = base.leavesOut() || head.leavesOut();
        Optional<LogChange> whole = leftOut
                ? Optional.of(ForkValues.whole(question, paired))
                        .filter(ForkValues::arePositive)
                        .flatMap(all -> change(question, all, method))
                : Optional.empty();
        return new MeasuredChange(question, values, base, head, method, change, whole, "", 0);
    }

    private static MeasuredChange nothing(
            Question question, ForkValues values, SteadyForks base, SteadyForks head, String reason, int more) {
        return new MeasuredChange(
                question, values, base, head, ComparisonMethod.NONE, Optional.empty(), Optional.empty(), reason, more);
    }

    private static Optional<LogChange> change(Question question, ForkValues values, ComparisonMethod method) {
        boolean higher = question.base().direction() == Direction.HIGHER_IS_BETTER;
        return method.change(values.worseningLogs(values.base(), higher), values.worseningLogs(values.head(), higher));
    }

    private static boolean affordable(ForkValues values) {
        return RankedLogs.isAffordable(values.base().size(), values.head().size());
    }

    private static String tooFew(
            Question question, ForkValues values, SteadyForks base, SteadyForks head, Replication replication) {
        if (question.base().forks().get(0).isSummary() && replication != Replication.FILE) {
            return "The result keeps no data of single " + replication.plural()
                    + ", only what was computed of all of them: write it with raw data.";
        }
        int unsteady = base.unsteady().size() + head.unsteady().size();
        String left = unsteady == 0
                ? ""
                : " (" + unsteady + " reached no steady state: give a longer warm-up and more iterations)";
        return replication.count(values.base().size()) + " against "
                + values.head().size() + left
                + " show no scatter from one to the next: iterations of one process depend on each other and tell nothing of it.";
    }

    boolean isExact() {
        return method == ComparisonMethod.EXACT;
    }
}

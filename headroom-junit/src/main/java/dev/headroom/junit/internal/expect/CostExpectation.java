package dev.headroom.junit.internal.expect;

import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.junit.NotMeasuredException;
import dev.headroom.junit.internal.run.Repetitions;
import dev.headroom.junit.internal.run.SortedValues;
import dev.headroom.measure.Percentile;
import java.util.Optional;

/**
 * The median of what a body costs its threads.
 *
 * @param limit in the cost's unit
 */
record CostExpectation(Cost cost, double limit, Rounds rounds) implements RepeatedExpectation {

    /** What a thread is charged for. */
    enum Cost {
        ALLOCATED("allocation", "headroom.allocated", MetricUnit.BYTES),
        CPU("CPU time", "headroom.cpu", MetricUnit.NANOSECONDS);

        private final String title;
        private final String key;
        private final MetricUnit unit;

        Cost(String title, String key, MetricUnit unit) {
            this.title = title;
            this.key = key;
            this.unit = unit;
        }

        MetricUnit unit() {
            return unit;
        }

        private Optional<SortedValues> of(Repetitions repetitions) {
            return switch (this) {
                case ALLOCATED -> repetitions.allocatedBytes();
                case CPU -> repetitions.cpuNanos();
            };
        }
    }

    @Override
    public Outcome judge(Repetitions repetitions) throws NotMeasuredException {
        SortedValues values = repetitions.known(cost.of(repetitions), cost.title);
        long median = values.at(Percentile.P50);
        String measured = text(median) + " (median, " + repetitions.count() + ")";
        String expected = "at most " + text(limit);
        if (median <= limit) {
            return Outcome.kept(cost.key, measured, expected);
        }
        return Outcome.exceeded(
                cost.key,
                measured,
                expected,
                cost.title + ": the median of the test's body is " + text(median) + ", expected " + expected + " ("
                        + repetitions.count() + "; least " + text(values.least()) + ", most " + text(values.most())
                        + "; " + threads(repetitions.tasks()) + ")");
    }

    @Override
    public boolean isNoisy() {
        return cost == Cost.CPU;
    }

    private String text(double value) {
        return cost.unit.format(value);
    }

    private static String threads(long tasks) {
        return "on its thread" + (tasks == 0 ? "" : " and in " + tasks + (tasks == 1 ? " task" : " tasks"));
    }
}

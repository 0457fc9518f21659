package dev.headroom.gate.metric;

import java.util.OptionalDouble;

/**
 * A limit on a metric as a team writes it: {@code p(95)<50ms}, {@code queries/request<=3}, {@code errors<0.1%}, {@code
 * throughput>=390/s}.
 *
 * @param text as written
 * @param limit in the metric's unit; empty for {@code p(95)<[measure]}, which a first run fills in
 */
public record BudgetExpression(String text, Metric metric, Comparison comparison, OptionalDouble limit) {

    /** What stands for a limit that nobody has measured yet. */
    public static final String PLACEHOLDER = "[measure]";

    public BudgetExpression {
        if (comparison.isFloor() != metric.higherIsBetter()) {
            throw new IllegalArgumentException(
                    metric.id() + comparison.symbol() + " would hold the better values to be the worse ones");
        }
        if (limit.isPresent()) {
            double value = limit.getAsDouble();
            if (!(value >= 0) || Double.isInfinite(value)) {
                throw new IllegalArgumentException("A limit is a number that is not negative, got " + value);
            }
            if (value == 0 && comparison == Comparison.BELOW) {
                throw new IllegalArgumentException("Nothing is below 0, so the limit could never hold");
            }
        }
    }

    /** An expression written in canonical form. */
    public static BudgetExpression of(Metric metric, Comparison comparison, double limit) {
        String text = metric.id() + comparison.symbol() + metric.unit().exactly(limit);
        return new BudgetExpression(text, metric, comparison, OptionalDouble.of(limit));
    }

    /** Reads an expression; spaces between its parts do not matter. */
    public static BudgetExpression parse(String text) throws ExpressionException {
        return new ExpressionParser(text).expression();
    }

    public boolean isPlaceholder() {
        return limit.isEmpty();
    }

    @Override
    public String toString() {
        return text;
    }
}

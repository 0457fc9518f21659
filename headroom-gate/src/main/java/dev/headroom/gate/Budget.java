package dev.headroom.gate;

import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.Place;
import java.util.OptionalDouble;

/**
 * What a team promised of one metric of one subject.
 *
 * @param expression the absolute limit; a placeholder is not judged until a first run has filled it in
 * @param regress how much worse than a baseline passes, as a ratio (0.1 is 10 %); empty for the default
 * @param place where the expression is written
 */
public record Budget(Subject subject, BudgetExpression expression, OptionalDouble regress, Place place) {

    public Budget {
        if (!expression.metric().group().isOf(subject.kind())) {
            throw new IllegalArgumentException(expression.metric().id() + " is not measured of an "
                    + subject.kind().id());
        }
        if (regress.isPresent() && !(regress.getAsDouble() >= 0 && Double.isFinite(regress.getAsDouble()))) {
            throw new IllegalArgumentException("A regression limit is not negative, got " + regress.getAsDouble());
        }
    }

    /** One that is written nowhere. */
    public Budget(Subject subject, BudgetExpression expression, OptionalDouble regress) {
        this(subject, expression, regress, Place.unknown());
    }

    public Metric metric() {
        return expression.metric();
    }
}

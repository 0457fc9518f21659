package dev.headroom.cli.capacity;

import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.load.capacity.ServiceLevel;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A service level as budgets are written, joined by {@code and}: {@code p(99)<50ms and errors<0.1%}. */
public final class SloArgument implements ITypeConverter<ServiceLevel> {

    private static final String EXAMPLE = " Write it like 'p(99)<50ms and errors<0.1%'.";

    @Override
    public ServiceLevel convert(String text) {
        List<Bound> bounds = new ArrayList<>();
        Double mostErrors = null;
        for (String part : text.split("\\band\\b|,|&&", -1)) {
            BudgetExpression expression = parse(part.strip(), text);
            double limit =
                    expression.limit().orElseThrow(() -> refused("'" + part.strip() + "' needs a number to be kept."));
            if (expression.metric() == Metric.ERRORS) {
                if (mostErrors != null) {
                    throw refused("'" + text + "' names errors twice.");
                }
                if (limit == 0) {
                    throw refused(
                            "No sample proves that there are no errors at all; allow a share, such as errors<0.1%.");
                }
                mostErrors = limit;
            } else {
                bounds.add(bound(expression, limit));
            }
        }
        if (bounds.isEmpty()) {
            throw refused("'" + text + "' bounds no response time.");
        }
        return new ServiceLevel(bounds, mostErrors == null ? ServiceLevel.DEFAULT_MOST_ERRORS : mostErrors);
    }

    private static Bound bound(BudgetExpression expression, double limit) {
        Metric metric = expression.metric();
        if (metric.percentile().isEmpty() || metric.isServiceTime()) {
            throw refused("A service level bounds response times and errors, not " + metric.id() + ".");
        }
        if (limit < 1) {
            throw refused("'" + expression + "' could never be kept.");
        }
        return new Bound(metric.percentile().orElseThrow(), (long) limit);
    }

    private static BudgetExpression parse(String part, String whole) {
        if (part.isEmpty()) {
            throw refused("'" + whole + "' has an empty part.");
        }
        try {
            return BudgetExpression.parse(part);
        } catch (ExpressionException e) {
            throw new TypeConversionException(e.getMessage() + "." + EXAMPLE);
        }
    }

    private static TypeConversionException refused(String problem) {
        return new TypeConversionException(problem + EXAMPLE);
    }
}

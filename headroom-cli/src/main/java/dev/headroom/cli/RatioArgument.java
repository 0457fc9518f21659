package dev.headroom.cli;

import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.MetricUnit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share above 0 and below 1, as budgets write it: {@code 5%}, {@code 0.05}. */
final class RatioArgument implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        double ratio;
        try {
            ratio = MetricUnit.RATIO.parse(text.strip());
        } catch (ExpressionException e) {
            throw new TypeConversionException("'" + text + "' is not a share. Write 5% or 0.05.");
        }
        if (!(ratio > 0 && ratio < 1)) {
            throw new TypeConversionException("'" + text + "' must lie above 0 and below 100%. Write 5% or 0.05.");
        }
        return ratio;
    }
}

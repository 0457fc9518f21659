package dev.headroom.cli.notation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A rate on the command line: {@code 300/s}, {@code 0.5/s}, {@code 6000/min}; without a unit it is per second. */
public final class RateArgument implements ITypeConverter<Double> {

    private static final Pattern RATE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?)(?:/(s|min))?");
    private static final double HIGHEST = 1_000_000;

    @Override
    public Double convert(String text) {
        Matcher matcher = RATE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is not a rate. Write 300/s or 6000/min.");
        }
        double rate = Double.parseDouble(matcher.group(1)) / ("min".equals(matcher.group(2)) ? 60 : 1);
        if (!(rate > 0 && rate <= HIGHEST)) {
            throw new TypeConversionException("'" + text + "' must lie above 0 and at most at 1000000/s.");
        }
        return rate;
    }
}

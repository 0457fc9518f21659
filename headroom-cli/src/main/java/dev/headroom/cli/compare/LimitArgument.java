package dev.headroom.cli.compare;

import dev.headroom.gate.comparison.LimitException;
import dev.headroom.gate.comparison.RegressLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A limit on the command line: {@code p(95)=10%}. */
final class LimitArgument implements ITypeConverter<RegressLimit> {

    @Override
    public RegressLimit convert(String text) {
        try {
            return RegressLimit.parse(text);
        } catch (LimitException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

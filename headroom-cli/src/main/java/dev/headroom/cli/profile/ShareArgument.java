package dev.headroom.cli.profile;

import dev.headroom.diagnose.signature.Share;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share of a whole on the command line: {@code 5%} or {@code 0.05}. */
final class ShareArgument implements ITypeConverter<Double> {

    @Override
    public Double convert(String text) {
        return Share.parse(text.strip())
                .filter(share -> share < 1)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not a share. Write 5% or 0.05."));
    }
}

package dev.headroom.cli.profile;

import dev.headroom.reader.SampleSelection.TimeRange;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of a recording on the command line: {@code 10s..20s}, {@code ..1m}, {@code 500ms..}. */
final class TimeRangeArgument implements ITypeConverter<TimeRange> {

    private static final Pattern OFFSET = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)|0");

    @Override
    public TimeRange convert(String text) {
        int dots = text.indexOf("..");
        if (dots < 0 || text.length() == 2) {
            throw wrong(text);
        }
        String from = text.substring(0, dots).strip();
        String to = text.substring(dots + 2).strip();
        try {
            return new TimeRange(
                    from.isEmpty() ? 0 : nanos(from, text), to.isEmpty() ? Long.MAX_VALUE : nanos(to, text));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' ends before it begins.");
        }
    }

    private static long nanos(String offset, String text) {
        Matcher matcher = OFFSET.matcher(offset);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        if (matcher.group(1) == null) {
            return 0;
        }
        long unit =
                switch (matcher.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    default -> 3_600_000_000_000L;
                };
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
        return nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    private static TypeConversionException wrong(String text) {
        return new TypeConversionException(
                "'" + text + "' is not a time range. Write 10s..20s, ..500ms or 1m.. from the recording's start.");
    }
}

package dev.headroom.cli.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A moment as people and programs write it: a day, a time of it, both with or without an offset, or seconds since 1970. */
public final class TimeText {

    private static final int LONGEST = 40;

    /** A number of that many digits is milliseconds. */
    private static final int DIGITS_OF_MILLIS = 12;

    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant(),
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));

    private TimeText() {}

    /** Without an offset it is UTC; empty where it is none of these. */
    public static Optional<Instant> parse(String text) {
        String written = text.strip().replace(' ', 'T');
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        if (written.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            boolean millis = written.length() >= DIGITS_OF_MILLIS && !written.contains(".");
            double number = Double.parseDouble(written);
            return Optional.of(Instant.ofEpochMilli((long) (millis ? number : number * 1_000)));
        }
        return FORMS.stream().flatMap(form -> read(form, written).stream()).findFirst();
    }

    private static Optional<Instant> read(Function<String, Instant> form, String text) {
        try {
            return Optional.of(form.apply(text));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}

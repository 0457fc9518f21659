package dev.headroom.reader.jfr;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the writer of a chunk was asked to do, by {@code event#setting}. */
final class Settings {

    private static final Map<String, Long> UNIT_NANOS = Map.of(
            "", 1L,
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L);

    private final Map<String, String> values = new LinkedHashMap<>();

    void put(String event, String setting, String value) {
        values.put(event + "#" + setting, value);
    }

    Map<String, String> values() {
        return values;
    }

    String get(String key) {
        return values.getOrDefault(key, "");
    }

    /** A length of time such as {@code 10 ms}, or plain nanoseconds; empty where it is not set, off, or no time. */
    OptionalLong nanos(String key) {
        String text = get(key).strip();
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        Long unit = UNIT_NANOS.get(text.substring(digits).strip());
        if (digits == 0 || digits > 12 || unit == null) {
            return OptionalLong.empty();
        }
        long nanos = Long.parseLong(text.substring(0, digits)) * unit;
        return nanos > 0 ? OptionalLong.of(nanos) : OptionalLong.empty();
    }

    boolean enabled(String event) {
        return get(event + "#enabled").equals("true");
    }
}

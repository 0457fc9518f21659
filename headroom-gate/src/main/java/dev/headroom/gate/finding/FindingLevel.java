package dev.headroom.gate.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where in a program the fix of a finding belongs, from the most to the least far-reaching. */
public enum FindingLevel {
    ARCHITECTURE,
    ALGORITHM,
    DATA_STRUCTURE,
    IO,
    MEMORY,
    MICRO;

    /** The stable name in budgets and in JSON: {@code data-structure}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it reaches at least as far. */
    public boolean atLeast(FindingLevel least) {
        return compareTo(least) <= 0;
    }

    public static Optional<FindingLevel> named(String id) {
        return Arrays.stream(values()).filter(level -> level.id().equals(id)).findFirst();
    }

    /** Their ids, the most far-reaching first. */
    public static List<String> ids() {
        return Arrays.stream(values()).map(FindingLevel::id).toList();
    }
}

package dev.headroom.diagnose;

import java.util.Locale;

/** Where in a program a fix belongs, from the most to the least far-reaching; findings of equal gain rank in this order. */
public enum Level {
    ARCHITECTURE,
    ALGORITHM,
    DATA_STRUCTURE,
    IO,
    MEMORY,
    MICRO;

    /** The stable name in JSON: {@code data-structure}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package dev.headroom.measure.load;

import java.util.Locale;

/** Which requests a distribution of times is of. */
public enum Population {
    /** Those that succeeded. */
    SUCCESSFUL,
    /** Those that failed. */
    FAILED,
    /** Both. */
    ALL,
    /** The file does not tell. */
    UNKNOWN;

    /** The stable name in JSON: {@code successful}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

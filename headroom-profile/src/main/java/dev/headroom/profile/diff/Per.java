package dev.headroom.profile.diff;

import java.util.Locale;

/** Per what the counts of two sides are compared; said aloud with every result. */
public enum Per {
    /** Shares of all samples: where the time goes, not how much of it there is. */
    SAMPLE,
    /** Samples per second of recording. */
    SECOND,
    /** Samples per request served. */
    REQUEST;

    /** The name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** "per sample", "per second", "per request". */
    public String text() {
        return "per " + id();
    }
}

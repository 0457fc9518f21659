package dev.headroom.diagnose.moment;

import java.util.Locale;

/**
 * A stretch of the window in which something stopped or slowed all threads. Instants are nanoseconds since the Unix epoch.
 *
 * @param text what is known of it, for people
 */
public record Band(Kind kind, long startNanos, long endNanos, String text) {

    /** What it was. */
    public enum Kind {
        GC_PAUSE,
        SAFEPOINT,
        /** Between two readings of the control group's counters its quota was used up. */
        THROTTLING,
        /** A thread that was due to wake did not run. */
        HICCUP,
        /** What the user said happens then: an instant. */
        MARK;

        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Band {
        if (endNanos < startNanos) {
            throw new IllegalArgumentException("A band ends before it begins: " + startNanos + " to " + endNanos);
        }
    }
}

package dev.headroom.load.explain;

import java.util.Locale;

/** What two loads can differ in; those that come first leave least to be compared. */
public enum Topic {
    /** One of them cannot be believed, or does not say whether it can. */
    SELF_CHECK,
    TARGET,
    /** From which moment on a request's time counts. */
    COORDINATED_OMISSION,
    MODEL,
    RATE,
    CONCURRENCY,
    ERRORS,
    WARMUP,
    SAMPLE_SIZE,
    DURATION,
    RESOLUTION;

    /** The stable name in JSON: {@code coordinated-omission}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people: {@code coordinated omission}. */
    public String label() {
        return this == SELF_CHECK
                ? "self-check"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

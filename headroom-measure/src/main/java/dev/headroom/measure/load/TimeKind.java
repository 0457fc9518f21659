package dev.headroom.measure.load;

import java.util.Locale;

/** Between which two moments a time lies. */
public enum TimeKind {
    /** Intended start to complete: a request that had to wait to be sent waited as its user did. */
    RESPONSE_TIME,
    /** Send to complete: what a driver that waits never sent is missing, which is coordinated omission. */
    SERVICE_TIME,
    /** The file does not tell. */
    UNKNOWN;

    /** The stable name in JSON: {@code response-time}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For people: {@code response time}. */
    public String label() {
        return this == UNKNOWN
                ? "time of unknown start"
                : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

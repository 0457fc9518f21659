package dev.headroom.gate.metric;

import java.util.Locale;

/** What a metric is measured of. */
public enum SubjectKind {
    ENDPOINT,
    /** One process of the service. */
    INSTANCE;

    /** The key of {@code headroom.yml} that names such a subject. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package dev.headroom.gate.block;

import java.util.Locale;

/** What blocks say of one metric. */
public enum MetricVerdict {
    /** Got better: fell, or rose where more is better, beyond noise and by more than the margin. */
    IMPROVED,
    /** Got worse, likewise. */
    WORSE,
    /** Neither fell nor rose by more than the margin. */
    UNCHANGED,
    /** More blocks are needed to say. */
    CANNOT_TELL;

    /** The stable name in JSON: {@code cannot-tell}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same of a metric of which the opposite is better. */
    MetricVerdict turned() {
        return this == IMPROVED ? WORSE : this == WORSE ? IMPROVED : this;
    }

    /** Whether it moved at all. */
    public boolean moved() {
        return this == IMPROVED || this == WORSE;
    }
}

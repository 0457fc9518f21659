package dev.headroom.gate.block;

import java.util.Locale;

/** What blocks say of one metric, of which less is better. */
public enum MetricVerdict {
    /** Fell, beyond noise and by more than the margin. */
    IMPROVED,
    /** Rose, beyond noise and by more than the margin. */
    WORSE,
    /** Neither fell nor rose by more than the margin. */
    UNCHANGED,
    /** More blocks are needed to say. */
    CANNOT_TELL;

    /** The stable name in JSON: {@code cannot-tell}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it moved at all. */
    public boolean moved() {
        return this == IMPROVED || this == WORSE;
    }
}

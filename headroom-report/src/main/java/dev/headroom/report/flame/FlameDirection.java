package dev.headroom.report.flame;

import java.util.Locale;

/** Which way a flame graph grows from its root. */
public enum FlameDirection {
    /** The root at the bottom, callees above their callers. */
    FLAME,
    /** The root on top, callees below their callers. */
    ICICLE;

    /** The word for it in options, links and data. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

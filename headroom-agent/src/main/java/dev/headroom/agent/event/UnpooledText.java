package dev.headroom.agent.event;

import java.util.concurrent.ConcurrentHashMap;

/**
 * Text as it is put into a field of an event, so that it is in the recording whenever the event is. JDK Flight Recorder
 * keeps texts of some lengths in a pool and writes their numbers; up to JDK 18 that pool knows nothing of the chunk it
 * was filled for, and where a recording starts or a chunk ends beside it, numbers are written that no pool of the file
 * tells: of single events, and rarely of all of a recording (JDK-8257621 mended a part of it). On those JDKs such a text is filled up with blanks to a
 * length that is not pooled; readers drop blanks at the end. Thread-safe.
 */
public final class UnpooledText {
    /** Of {@code jdk.jfr.internal.StringPool}: only texts between the two are pooled, neither bound included. */
    private static final int SHORTER_IS_NOT_POOLED = 16;

    private static final int LONGER_IS_NOT_POOLED = 128;

    private static final int MAX_KEPT = 4_096;

    private static final boolean POOL_LOSES = exists("jdk.jfr.internal.StringPool$SimpleStringIdPool");
    private static final ConcurrentHashMap<String, String> FILLED = new ConcurrentHashMap<>();

    private UnpooledText() {}

    /** {@code text}, or it with blanks after it. */
    public static String of(String text) {
        int length = text.length();
        if (!POOL_LOSES || length <= SHORTER_IS_NOT_POOLED || length >= LONGER_IS_NOT_POOLED) {
            return text;
        }
        String known = FILLED.get(text);
        if (known != null) {
            return known;
        }
        String filled = text + " ".repeat(LONGER_IS_NOT_POOLED - length);
        if (FILLED.size() < MAX_KEPT) {
            FILLED.put(text, filled);
        }
        return filled;
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, null);
            return true;
        } catch (ClassNotFoundException otherPool) {
            return false;
        }
    }
}

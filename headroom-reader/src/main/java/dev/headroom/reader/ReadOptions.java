package dev.headroom.reader;

/**
 * How to read.
 *
 * @param keepPartial whether a recording that ends too early yields what it holds, with {@link ReadSummary#truncation()}
 *     set, instead of a {@link TruncatedRecordingException}
 */
public record ReadOptions(boolean keepPartial) {

    /** Refuse a recording that is not whole. */
    public static final ReadOptions STRICT = new ReadOptions(false);
    /** Read what a cut recording still holds. */
    public static final ReadOptions KEEP_PARTIAL = new ReadOptions(true);
}

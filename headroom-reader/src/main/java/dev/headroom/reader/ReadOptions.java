package dev.headroom.reader;

import java.time.Duration;

/**
 * How to read.
 *
 * @param keepPartial whether a recording that ends too early yields what it holds, with {@link ReadSummary#truncation()}
 *     set, instead of a {@link TruncatedRecordingException}
 * @param maxUnpackedBytes more than this is not unpacked from a compressed file, nor taken from a pipe or an address
 * @param fetchTimeout how long fetching from an address may take in all, profiling there included
 * @param threads how many may read parts of one file at the same time; what is read does not depend on it
 */
public record ReadOptions(boolean keepPartial, long maxUnpackedBytes, Duration fetchTimeout, int threads) {

    private static final long DEFAULT_MAX_UNPACKED_BYTES = 8L << 30;
    private static final Duration DEFAULT_FETCH_TIMEOUT = Duration.ofMinutes(10);
    /** More would wait for the one that adds up what they read, and each holds a part of the file's dictionaries. */
    private static final int MOST_DEFAULT_THREADS = 4;

    /** Refuse a recording that is not whole. */
    public static final ReadOptions STRICT = new ReadOptions(
            false,
            DEFAULT_MAX_UNPACKED_BYTES,
            DEFAULT_FETCH_TIMEOUT,
            Math.min(MOST_DEFAULT_THREADS, Runtime.getRuntime().availableProcessors()));
    /** Read what a cut recording still holds. */
    public static final ReadOptions KEEP_PARTIAL = STRICT.withKeepPartial(true);

    public ReadOptions {
        if (maxUnpackedBytes <= 0) {
            throw new IllegalArgumentException("A limit of bytes is positive, got " + maxUnpackedBytes);
        }
        if (fetchTimeout.isNegative() || fetchTimeout.isZero()) {
            throw new IllegalArgumentException("A timeout is positive, got " + fetchTimeout);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("Reading needs a thread, got " + threads);
        }
    }

    public ReadOptions withKeepPartial(boolean keep) {
        return new ReadOptions(keep, maxUnpackedBytes, fetchTimeout, threads);
    }

    public ReadOptions withMaxUnpackedBytes(long bytes) {
        return new ReadOptions(keepPartial, bytes, fetchTimeout, threads);
    }

    public ReadOptions withFetchTimeout(Duration timeout) {
        return new ReadOptions(keepPartial, maxUnpackedBytes, timeout, threads);
    }

    public ReadOptions withThreads(int most) {
        return new ReadOptions(keepPartial, maxUnpackedBytes, fetchTimeout, most);
    }
}

package dev.headroom.measure;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.HdrHistogram.Histogram;

/**
 * HdrHistogram's compressed encoding V2 in Base64: a cookie and a length, then a zlib stream that begins with a header of
 * forty bytes. What it claims to need is checked in that header before anything of that size is allocated.
 */
final class CompressedHistogram {

    private static final int COMPRESSED_COOKIE = 0x1c849304;
    private static final int COOKIE = 0x1c849303;
    /** The half byte of a cookie that says how wide the words are. */
    private static final int COOKIE_BASE = ~0xf0;

    private static final int HEADER_BYTES = 40;
    private static final int FRAME_BYTES = 8;
    private static final int MOST_TEXT = 4 << 20;
    private static final int MOST_PAYLOAD_BYTES = 8 << 20;
    private static final int MOST_COUNTERS = 1 << 20;
    private static final int MOST_DIGITS = 5;

    private CompressedHistogram() {}

    static String of(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer, Deflater.BEST_COMPRESSION);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    static Histogram parse(String base64) {
        if (base64.length() > MOST_TEXT) {
            throw new IllegalArgumentException("A histogram of " + base64.length() + " characters is none of ours");
        }
        byte[] bytes = Base64.getDecoder().decode(base64);
        requireModest(bytes);
        try {
            Histogram histogram = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
            if (histogram.getTotalCount() < 0) {
                throw new IllegalArgumentException("The histogram's counts do not add up");
            }
            return histogram;
        } catch (DataFormatException | IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
            throw new IllegalArgumentException("The histogram is damaged: " + e.getMessage(), e);
        }
    }

    private static void requireModest(byte[] bytes) {
        if (bytes.length < FRAME_BYTES
                || (ByteBuffer.wrap(bytes).getInt() & COOKIE_BASE) != (COMPRESSED_COOKIE & COOKIE_BASE)) {
            throw new IllegalArgumentException("This is no compressed histogram of HdrHistogram's second version");
        }
        ByteBuffer header = ByteBuffer.wrap(inflated(bytes));
        if ((header.getInt() & COOKIE_BASE) != (COOKIE & COOKIE_BASE)) {
            throw new IllegalArgumentException("The histogram's header is damaged");
        }
        int payloadBytes = header.getInt();
        header.getInt();
        int digits = header.getInt();
        long lowest = header.getLong();
        long highest = header.getLong();
        if (payloadBytes < 0
                || payloadBytes > MOST_PAYLOAD_BYTES
                || digits < 0
                || digits > MOST_DIGITS
                || lowest < 1
                || highest < 2 * lowest
                || counters(digits, lowest, highest) > MOST_COUNTERS) {
            throw new IllegalArgumentException("The histogram claims to need more memory than any measurement does");
        }
    }

    private static byte[] inflated(byte[] bytes) {
        var inflater = new Inflater();
        try {
            inflater.setInput(bytes, FRAME_BYTES, bytes.length - FRAME_BYTES);
            byte[] header = new byte[HEADER_BYTES];
            if (inflater.inflate(header) < HEADER_BYTES) {
                throw new IllegalArgumentException("The histogram ends inside its header");
            }
            return header;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("The histogram is not compressed by zlib: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    /** How many counters a histogram of this range has: half of a bucket's for each doubling, and one half more. */
    private static long counters(int digits, long lowest, long highest) {
        double wanted = 2 * Math.pow(10, digits);
        long half = Long.highestOneBit((long) Math.ceil(wanted) - 1);
        int doublings = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(highest / (lowest * half)));
        return half * (doublings + 2L);
    }
}

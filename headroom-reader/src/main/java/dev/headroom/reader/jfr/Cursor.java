package dev.headroom.reader.jfr;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A place in a file, read forward through a window of fixed size. Positions are absolute. Not thread-safe. */
final class Cursor implements Closeable {

    static final int MAX_VARINT_BYTES = 9;
    /** What {@link #textInWindow} answers where it would have to read the file. */
    static final int NOT_IN_WINDOW = -1;

    private static final long SIGN_BITS = 0x8080808080808080L;
    /** As bytes of varints: the first one would have no end within them. */
    static final long NOT_IN_A_WORD = SIGN_BITS;

    private final Path file;
    private final FileChannel channel;
    private final byte[] window;
    private final ByteBuffer windowBuffer;
    private final long fileSize;
    private long windowStart;
    private int at;
    private int filled;
    private int peeked;
    private long limit;

    Cursor(Path path, Path shownAs, int windowBytes) throws IOException {
        file = shownAs;
        channel = FileChannel.open(path, StandardOpenOption.READ);
        fileSize = channel.size();
        window = new byte[(int) Math.max(MAX_VARINT_BYTES, Math.min(windowBytes, fileSize))];
        windowBuffer = ByteBuffer.wrap(window).order(ByteOrder.LITTLE_ENDIAN);
        limit = fileSize;
    }

    Path file() {
        return file;
    }

    long fileSize() {
        return fileSize;
    }

    long position() {
        return windowStart + at;
    }

    /** Nothing is read at or after this position, and no count may promise more than lies before it. */
    void limit(long position) {
        limit = Math.min(position, fileSize);
    }

    long remaining() {
        return limit - position();
    }

    void seek(long position) {
        long offset = position - windowStart;
        if (offset >= 0 && offset <= filled) {
            at = (int) offset;
        } else {
            windowStart = position;
            at = 0;
            filled = 0;
        }
    }

    byte readByte() throws IOException {
        if (at >= filled) {
            fill();
        }
        return window[at++];
    }

    int readInt() throws IOException {
        int value = 0;
        for (int i = 0; i < Integer.BYTES; i++) {
            value = (value << 8) | (readByte() & 0xff);
        }
        return value;
    }

    long readLong() throws IOException {
        return ((long) readInt() << 32) | (readInt() & 0xffffffffL);
    }

    /** A compressed integer: seven bits a byte, low bits first; a ninth byte holds eight. */
    long readVarint() throws IOException {
        if (filled - at < MAX_VARINT_BYTES) {
            return readVarintBytewise();
        }
        byte[] bytes = window;
        int i = at;
        long value = bytes[i++];
        if (value < 0) {
            value &= 0x7f;
            int shift = 7;
            long next;
            do {
                next = bytes[i++];
                value |= (shift == 56 ? next & 0xff : next & 0x7f) << shift;
                shift += 7;
            } while (next < 0 && shift < 63);
        }
        at = i;
        return value;
    }

    private long readVarintBytewise() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte next = readByte();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        return value | (readByte() & 0xffL) << 56;
    }

    /** Reads as many varints as there are slots, each into the cell its slot names. */
    void readVarints(int[] slots, long[] cells) throws IOException {
        if (filled - at < slots.length * MAX_VARINT_BYTES) {
            for (int slot : slots) {
                cells[slot] = readVarint();
            }
            return;
        }
        at = decode(window, at, slots, cells);
    }

    /** The same from bytes that hold all of them; where they end. What would go to the last cell is passed over. */
    static int decode(byte[] bytes, int start, int[] slots, long[] cells) {
        int i = start;
        int unwanted = cells.length - 1;
        for (int slot : slots) {
            long value = bytes[i++];
            if (slot == unwanted) {
                if (value < 0) {
                    int last = i + MAX_VARINT_BYTES - 1;
                    while (bytes[i++] < 0 && i < last) {
                        // The sign bit says that another byte follows.
                    }
                }
                continue;
            }
            if (value < 0) {
                value &= 0x7f;
                int shift = 7;
                long next;
                do {
                    next = bytes[i++];
                    value |= (shift == 56 ? next & 0xff : next & 0x7f) << shift;
                    shift += 7;
                } while (next < 0 && shift < 63);
            }
            cells[slot] = value;
        }
        return i;
    }

    /** The bytes around the cursor, for a reader that looks ahead; valid until the next call. */
    byte[] window() {
        return window;
    }

    /** Where in the {@link #window} the cursor stands. */
    int windowOffset() {
        return at;
    }

    /** How many bytes from the cursor on the window holds. */
    int ahead() {
        return filled - at;
    }

    /**
     * Skips varints eight bytes at a time: each byte without the sign bit ends one. A word that a varint of nine bytes may
     * reach into, or that ends more than are left, is read the plain way.
     */
    void skipVarints(long count) throws IOException {
        long left = count;
        while (left > 0) {
            if (filled - at < Long.BYTES + MAX_VARINT_BYTES || left < Long.BYTES) {
                skipVarint();
                left--;
                continue;
            }
            long continued = windowBuffer.getLong(at) & SIGN_BITS;
            if (continued == SIGN_BITS) {
                skipVarint();
                left--;
            } else {
                // Whole varints only: the bytes after the last end in this word are looked at again.
                int open = Long.numberOfLeadingZeros(~continued & SIGN_BITS) / Byte.SIZE;
                left -= Long.BYTES - Long.bitCount(continued);
                at += Long.BYTES - open;
            }
        }
    }

    /**
     * The bytes of the next varints, the first lowest, which tell them apart from any others of the same number; {@link
     * #NOT_IN_A_WORD} where they take more than eight bytes or the window ends before eight. The cursor stays.
     */
    long peekVarints(int count) {
        if (filled - at < Long.BYTES) {
            return NOT_IN_A_WORD;
        }
        long word = windowBuffer.getLong(at);
        long ends = ~word & SIGN_BITS;
        for (int i = 1; i < count; i++) {
            ends &= ends - 1;
        }
        if (ends == 0) {
            return NOT_IN_A_WORD;
        }
        long upToLastEnd = ends ^ (ends - 1);
        peeked = (Long.numberOfTrailingZeros(ends) + 1) / Byte.SIZE;
        return word & upToLastEnd;
    }

    /** Moves over what {@link #peekVarints} returned. */
    void skipPeeked() {
        at += peeked;
    }

    void skipVarint() throws IOException {
        if (filled - at < MAX_VARINT_BYTES) {
            readVarintBytewise();
            return;
        }
        int i = at;
        int last = i + MAX_VARINT_BYTES;
        while (window[i++] < 0 && i < last) {
            // The sign bit says that another byte follows.
        }
        at = i;
    }

    /** A number of things of at least {@code minBytes} each; refused where they cannot fit before the limit. */
    int readCount(int minBytes, String what) throws IOException {
        long count = readVarint();
        if (count < 0 || count > remaining() / Math.max(1, minBytes)) {
            throw malformed("a count of " + count + " " + what + " does not fit the " + remaining() + " bytes left");
        }
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    void skip(long bytes) throws IOException {
        if (bytes < 0 || bytes > remaining()) {
            throw malformed("a length of " + bytes + " does not fit the " + remaining() + " bytes left");
        }
        seek(position() + bytes);
    }

    void skipString() throws IOException {
        int encoding = readByte();
        switch (encoding) {
            case StringEncoding.NULL, StringEncoding.EMPTY -> {}
            case StringEncoding.POOL -> skipVarint();
            case StringEncoding.UTF8, StringEncoding.LATIN1 -> skip(readVarint());
            case StringEncoding.CHARS -> {
                int chars = readCount(1, "characters");
                for (int i = 0; i < chars; i++) {
                    skipVarint();
                }
            }
            default -> throw malformed("string encoding " + encoding + " is not known");
        }
    }

    /** The text of a string whose encoding, none of {@link StringEncoding#POOL}, was just read. */
    String readText(int encoding) throws IOException {
        return switch (encoding) {
            case StringEncoding.NULL, StringEncoding.EMPTY -> "";
            case StringEncoding.UTF8 -> new String(readBytes(), StandardCharsets.UTF_8);
            case StringEncoding.LATIN1 -> new String(readBytes(), StandardCharsets.ISO_8859_1);
            case StringEncoding.CHARS -> {
                char[] text = new char[readCount(1, "characters")];
                for (int i = 0; i < text.length; i++) {
                    text[i] = (char) readVarint();
                }
                yield new String(text);
            }
            default -> throw malformed("string encoding " + encoding + " is not known");
        };
    }

    /** The id of the text at a position, if all of its bytes are in the window and none lie elsewhere; the cursor stays. */
    int textInWindow(long position, Names names) {
        long offset = position - windowStart;
        if (offset < 0 || offset >= filled) {
            return NOT_IN_WINDOW;
        }
        int i = (int) offset;
        int encoding = window[i++];
        if (encoding == StringEncoding.EMPTY || encoding == StringEncoding.NULL) {
            return Names.EMPTY;
        }
        if ((encoding != StringEncoding.UTF8 && encoding != StringEncoding.LATIN1) || filled - i < 2) {
            return NOT_IN_WINDOW;
        }
        int length = window[i++];
        if (length < 0) {
            length = (length & 0x7f) | window[i++] << 7;
        }
        return length < 0 || length > filled - i ? NOT_IN_WINDOW : names.id(window, i, length, encoding);
    }

    private byte[] readBytes() throws IOException {
        return readBytes(readCount(1, "bytes"));
    }

    byte[] readBytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < bytes.length) {
            if (at >= filled) {
                fill();
            }
            int part = Math.min(bytes.length - done, filled - at);
            System.arraycopy(window, at, bytes, done, part);
            at += part;
            done += part;
        }
        return bytes;
    }

    private void fill() throws IOException {
        long from = position();
        if (from >= fileSize) {
            throw truncated("the file ends inside a recording");
        }
        windowStart = from;
        at = 0;
        filled = 0;
        windowBuffer.clear();
        int read = channel.read(windowBuffer, from);
        if (read <= 0) {
            throw truncated("the file became shorter while it was read");
        }
        filled = read;
    }

    MalformedRecordingException malformed(String cause) {
        return new MalformedRecordingException(
                file,
                "byte " + position(),
                cause,
                "The recording is damaged: copy it again, or check it with 'jfr summary'.");
    }

    TruncatedRecordingException truncated(String cause) {
        return new TruncatedRecordingException(
                file,
                "byte " + Math.min(position(), fileSize),
                cause,
                "Stop the recording before copying it, or have only the part read that is there.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

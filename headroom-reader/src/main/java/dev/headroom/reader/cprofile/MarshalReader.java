package dev.headroom.reader.cprofile;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of Python's marshal format, versions 2 to 5 (CPython, {@code Python/marshal.c}): only dictionaries, tuples,
 * numbers and text, since nothing else belongs into statistics. A tuple is a {@link List}, a dictionary a {@link
 * Dict}, an integer a {@link Long}. Not thread-safe.
 */
final class MarshalReader {

    static final int DICT = '{';
    static final int NULL = '0';
    static final int TUPLE = '(';
    static final int SMALL_TUPLE = ')';

    private static final int INT = 'i';
    private static final int LONG = 'l';
    private static final int FLOAT = 'g';
    private static final int REF = 'r';
    private static final int FLAG_REF = 0x80;
    private static final int MAX_DEPTH = 8;
    /** Digits of 15 bits, of which four fill a long. */
    private static final int MAX_LONG_DIGITS = 4;

    private static final int LONG_DIGIT_BITS = 15;
    private static final String REMEDY =
            "The file is damaged or no cProfile statistics: write it again with dump_stats.";

    private final Path file;
    private final ByteBuffer in;
    private final List<Object> refs = new ArrayList<>();

    /** Keys and values in the order of the file. */
    record Dict(List<Object> keys, List<Object> values) {}

    /** A thing that is not there yet, or the mark that ends a dictionary. */
    private enum Mark {
        UNFINISHED,
        END
    }

    MarshalReader(Path file, byte[] bytes) {
        this.file = file;
        in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int position() {
        return in.position();
    }

    /** Reads the opening of the outermost dictionary, whose entries follow one by one. */
    void beginDict() throws MalformedRecordingException, TruncatedRecordingException {
        int type = type();
        if ((type & ~FLAG_REF) != DICT) {
            throw malformed("statistics are a dictionary, found " + describe(type));
        }
        if ((type & FLAG_REF) != 0) {
            refs.add(Mark.UNFINISHED);
        }
    }

    /** Whether another entry follows; reads the mark of the end where none does. */
    boolean hasEntry() throws TruncatedRecordingException {
        if (need(1) && in.get(in.position()) == NULL) {
            in.get();
            return false;
        }
        return true;
    }

    Object read() throws MalformedRecordingException, TruncatedRecordingException {
        Object value = read(0);
        if (value == Mark.END) {
            throw malformed("a value is missing");
        }
        return value;
    }

    private Object read(int depth) throws MalformedRecordingException, TruncatedRecordingException {
        if (depth > MAX_DEPTH) {
            throw malformed("values are nested deeper than " + MAX_DEPTH);
        }
        int type = type();
        boolean flagged = (type & FLAG_REF) != 0;
        int index = refs.size();
        if (flagged) {
            refs.add(Mark.UNFINISHED);
        }
        Object value =
                switch (type & ~FLAG_REF) {
                    case NULL -> Mark.END;
                    case INT -> (long) int32();
                    case LONG -> longNumber();
                    case FLOAT -> float64();
                    case 'z', 'Z' -> text(uint8(), true);
                    case 'a', 'A' -> text(int32(), true);
                    case 'u', 't' -> text(int32(), false);
                    case SMALL_TUPLE -> tuple(uint8(), depth);
                    case TUPLE -> tuple(int32(), depth);
                    case DICT -> dict(depth);
                    case REF -> ref(int32());
                    default -> throw malformed(describe(type) + " has no place in statistics");
                };
        if (flagged) {
            refs.set(index, value);
        }
        return value;
    }

    private List<Object> tuple(int size, int depth) throws MalformedRecordingException, TruncatedRecordingException {
        if (size < 0) {
            throw malformed("a tuple of " + size + " values is not possible");
        }
        need(size);
        List<Object> values = new ArrayList<>(Math.min(size, 8));
        for (int i = 0; i < size; i++) {
            Object value = read(depth + 1);
            if (value == Mark.END) {
                throw malformed("a value of a tuple is missing");
            }
            values.add(value);
        }
        return values;
    }

    private Dict dict(int depth) throws MalformedRecordingException, TruncatedRecordingException {
        var dict = new Dict(new ArrayList<>(2), new ArrayList<>(2));
        Object key = read(depth + 1);
        while (key != Mark.END) {
            Object value = read(depth + 1);
            if (value == Mark.END) {
                throw malformed("a value of a dictionary is missing");
            }
            dict.keys().add(key);
            dict.values().add(value);
            key = read(depth + 1);
        }
        return dict;
    }

    private Object ref(int index) throws MalformedRecordingException {
        if (index < 0 || index >= refs.size()) {
            throw malformed("reference " + index + " points at none of " + refs.size() + " values");
        }
        Object value = refs.get(index);
        if (value instanceof Mark) {
            throw malformed("reference " + index + " points at a value that holds it");
        }
        return value;
    }

    private long longNumber() throws MalformedRecordingException, TruncatedRecordingException {
        int digits = int32();
        int count = Math.abs(digits);
        if (count < 0 || count > MAX_LONG_DIGITS) {
            throw malformed("a number of " + count + " digits is too large for statistics");
        }
        need(count * Short.BYTES);
        long value = 0;
        for (int i = 0; i < count; i++) {
            value |= (long) (in.getShort() & 0x7fff) << (i * LONG_DIGIT_BITS);
        }
        return digits < 0 ? -value : value;
    }

    private String text(int length, boolean ascii) throws MalformedRecordingException, TruncatedRecordingException {
        if (length < 0) {
            throw malformed("a text of " + length + " bytes is not possible");
        }
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private int type() throws TruncatedRecordingException {
        return uint8();
    }

    private int uint8() throws TruncatedRecordingException {
        need(1);
        return in.get() & 0xff;
    }

    private int int32() throws TruncatedRecordingException {
        need(Integer.BYTES);
        return in.getInt();
    }

    private double float64() throws TruncatedRecordingException {
        need(Double.BYTES);
        return in.getDouble();
    }

    private boolean need(int bytes) throws TruncatedRecordingException {
        if (in.remaining() < bytes) {
            throw new TruncatedRecordingException(
                    file,
                    "byte " + in.limit(),
                    "the file ends inside the statistics",
                    "Copy it again, or write it again.");
        }
        return true;
    }

    private static String describe(int type) {
        int plain = type & ~FLAG_REF;
        return plain > ' ' && plain < 0x7f ? "marshal type '" + (char) plain + "'" : "marshal type " + plain;
    }

    MalformedRecordingException malformed(String cause) {
        return new MalformedRecordingException(file, "byte " + in.position(), cause, REMEDY);
    }
}

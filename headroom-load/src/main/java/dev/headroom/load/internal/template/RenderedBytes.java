package dev.headroom.load.internal.template;

import dev.headroom.load.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes under construction, in an array that grows and is reused. Not thread-safe. */
public final class RenderedBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NUMBER = 20;

    private byte[] bytes;
    private int length;

    public RenderedBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** The array itself, valid up to {@link #length()} and until the next append. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public RenderedBytes clear() {
        length = 0;
        return this;
    }

    /** A whole template, its parameters filled in. */
    public RenderedBytes append(List<Template.Part> parts, RequestValues values) {
        for (int i = 0; i < parts.size(); i++) {
            append(parts.get(i), values);
        }
        return this;
    }

    public RenderedBytes append(byte[] source) {
        return append(source, 0, source.length);
    }

    public RenderedBytes append(byte[] source, int offset, int count) {
        ensure(count);
        System.arraycopy(source, offset, bytes, length, count);
        length += count;
        return this;
    }

    public RenderedBytes append(RenderedBytes other) {
        return append(other.bytes, 0, other.length);
    }

    public RenderedBytes append(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public RenderedBytes appendDecimal(long number) {
        ensure(LONGEST_NUMBER);
        if (number < 0) {
            bytes[length++] = '-';
        }
        int digits = 1;
        for (long rest = number / 10; rest != 0; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = length + digits - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** All sixteen digits. */
    public RenderedBytes appendHex(long number) {
        ensure(16);
        for (int i = 0; i < 16; i++) {
            bytes[length + i] = HEX[(int) (number >>> (60 - 4 * i)) & 15];
        }
        length += 16;
        return this;
    }

    private void append(Template.Part part, RequestValues values) {
        if (part instanceof Template.Literal literal) {
            append(literal.bytes());
        } else if (part instanceof Template.Range range) {
            appendDecimal(values.random().nextLong(range.low(), range.high() + 1));
        } else if (part instanceof Template.Choice choice) {
            List<byte[]> choices = choice.values();
            append(choices.get(values.random().nextInt(choices.size())));
        } else if (part instanceof Template.Field field) {
            int row = values.row(field.set());
            DataSet data = field.data();
            int column = field.column();
            field.encoding().append(data.text(), data.start(row, column), data.end(row, column), this);
        } else {
            Template.Captured captured = (Template.Captured) part;
            RenderedBytes value = values.captured(captured.place());
            captured.encoding().append(value.bytes, 0, value.length, this);
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}

package dev.headroom.load.internal.wire;

import java.util.Arrays;

/** Bytes the network has not taken yet, first in first out. Takes no memory before the first is added. */
final class Unsent {

    private byte[] bytes = {};
    private int start;
    private int end;

    boolean isEmpty() {
        return start == end;
    }

    void add(byte[] source, int offset, int length) {
        if (bytes.length - end < length) {
            int kept = end - start;
            byte[] target = kept + length <= bytes.length
                    ? bytes
                    : Arrays.copyOf(bytes, Math.max(bytes.length * 2, kept + length));
            System.arraycopy(bytes, start, target, 0, kept);
            bytes = target;
            start = 0;
            end = kept;
        }
        System.arraycopy(source, offset, bytes, end, length);
        end += length;
    }

    /** The array, of which {@link #length()} bytes from {@link #start()} on are unsent. */
    byte[] array() {
        return bytes;
    }

    int start() {
        return start;
    }

    int length() {
        return end - start;
    }

    void taken(int count) {
        start += count;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }
}

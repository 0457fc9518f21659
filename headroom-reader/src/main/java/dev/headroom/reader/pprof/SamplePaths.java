package dev.headroom.reader.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The distinct paths of samples, each once and numbered from 0: location indices, outermost first, and a label set, in
 * as few bytes as varints take. They wait here until locations have names and are then {@link #drain drained} into a
 * tree of frames, which gives their memory back block by block. Not thread-safe.
 */
final class SamplePaths {

    private static final int BLOCK_BYTES = 1 << 20;
    private static final int MAX_VARINT_BYTES = 5;

    private final List<byte[]> blocks = new ArrayList<>();
    /** By path: its block and the place therein. */
    private int[] blockOf = new int[1024];

    private int[] starts = new int[1024];
    private int[] lengths = new int[1024];
    private int[] hashes = new int[1024];
    private int size;
    /** By hash: path plus one, 0 where free. */
    private int[] slots = new int[4096];

    private int filled;
    private byte[] draft = new byte[1024];
    private int drafted;
    private int[] decoded = new int[256];
    private int labelSet;

    /** One path with its label set, which is negative where it has none. */
    interface PathConsumer {
        void accept(int path, int[] locations, int count, int labelSet) throws UnnamedLocationException;
    }

    /** A path could not be given frames. */
    static final class UnnamedLocationException extends Exception {

        private static final long serialVersionUID = 1;

        UnnamedLocationException(String cause) {
            super(cause, null, false, false);
        }
    }

    int size() {
        return size;
    }

    /** Starts a path; locations follow from the outermost to the leaf. */
    void begin(int labelSet) {
        drafted = 0;
        append(labelSet + 1);
    }

    void append(int number) {
        if (draft.length - drafted < MAX_VARINT_BYTES) {
            draft = Arrays.copyOf(draft, draft.length * 2);
        }
        int rest = number;
        while ((rest & ~0x7f) != 0) {
            draft[drafted++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        draft[drafted++] = (byte) rest;
    }

    /** The number of the path that was begun, a new one where it was not seen before. */
    int end() {
        int hash = hash();
        int slot = hash & (slots.length - 1);
        while (slots[slot] != 0) {
            int path = slots[slot] - 1;
            if (hashes[path] == hash && isDraft(path)) {
                return path;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = size + 1;
        keep(hash);
        return size - 1;
    }

    private int hash() {
        int hash = 1;
        for (int i = 0; i < drafted; i++) {
            hash = 31 * hash + draft[i];
        }
        hash *= 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private boolean isDraft(int path) {
        int start = starts[path];
        return lengths[path] == drafted
                && Arrays.equals(blocks.get(blockOf[path]), start, start + drafted, draft, 0, drafted);
    }

    private void keep(int hash) {
        if (blocks.isEmpty() || blocks.get(blocks.size() - 1).length - filled < drafted) {
            blocks.add(new byte[Math.max(blocks.isEmpty() ? draft.length : BLOCK_BYTES, drafted)]);
            filled = 0;
        }
        if (size == starts.length) {
            int length = size + (size >> 1);
            blockOf = Arrays.copyOf(blockOf, length);
            starts = Arrays.copyOf(starts, length);
            lengths = Arrays.copyOf(lengths, length);
            hashes = Arrays.copyOf(hashes, length);
        }
        System.arraycopy(draft, 0, blocks.get(blocks.size() - 1), filled, drafted);
        blockOf[size] = blocks.size() - 1;
        starts[size] = filled;
        lengths[size] = drafted;
        hashes[size] = hash;
        filled += drafted;
        size++;
        if (size * 2 > slots.length) {
            rehash();
        }
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int path = 0; path < size; path++) {
            int slot = hashes[path] & (slots.length - 1);
            while (slots[slot] != 0) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = path + 1;
        }
    }

    /** Gives every path away, in the order of their numbers; only the number of paths is left. */
    void drain(PathConsumer consumer) throws UnnamedLocationException {
        slots = new int[0];
        hashes = new int[0];
        for (int path = 0; path < size; path++) {
            if (blockOf[path] > 0 && starts[path] == 0) {
                blocks.set(blockOf[path] - 1, new byte[0]);
            }
            int count = decode(path);
            consumer.accept(path, decoded, count, labelSet);
        }
        blocks.clear();
    }

    /** Decodes a path's label set and locations; how many locations. */
    private int decode(int path) {
        byte[] bytes = blocks.get(blockOf[path]);
        int at = starts[path];
        int end = at + lengths[path];
        if (decoded.length < lengths[path]) {
            decoded = new int[Math.max(decoded.length * 2, lengths[path])];
        }
        int count = -1;
        while (at < end) {
            int number = bytes[at] & 0x7f;
            for (int shift = 7; bytes[at++] < 0; shift += 7) {
                number |= (bytes[at] & 0x7f) << shift;
            }
            if (count < 0) {
                labelSet = number - 1;
            } else {
                decoded[count] = number;
            }
            count++;
        }
        return count;
    }
}

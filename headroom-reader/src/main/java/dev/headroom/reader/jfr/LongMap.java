package dev.headroom.reader.jfr;

import java.util.Arrays;

/**
 * Ids to ints without objects. Values are not negative. Not thread-safe.
 *
 * <p>Ids are mostly handed out from one upwards: as long as few are left out, a value lies where its key says. Other keys are
 * kept by open addressing with linear probing.
 */
final class LongMap {

    static final int ABSENT = -1;

    /** So many places there may be for each key. */
    private static final int SPARSEST = 4;

    /** Values of the keys below its length, all of which are here. */
    private int[] direct = new int[64];

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int hashed;
    private int size;

    LongMap() {
        Arrays.fill(direct, ABSENT);
        Arrays.fill(values, ABSENT);
    }

    int get(long key) {
        return isDirect(key) ? direct[(int) key] : values[slot(key)];
    }

    void put(long key, int value) {
        if (isDirect(key)) {
            if (direct[(int) key] == ABSENT) {
                size++;
            }
            direct[(int) key] = value;
            return;
        }
        int slot = slot(key);
        if (values[slot] == ABSENT) {
            insert(key, value, slot);
        } else {
            values[slot] = value;
        }
    }

    /** The value of a key; a new key gets the number of keys before it. */
    int index(long key) {
        if (isDirect(key)) {
            int known = direct[(int) key];
            if (known != ABSENT) {
                return known;
            }
            direct[(int) key] = size;
            return size++;
        }
        int slot = slot(key);
        int known = values[slot];
        if (known != ABSENT) {
            return known;
        }
        insert(key, size, slot);
        return size - 1;
    }

    int size() {
        return size;
    }

    private boolean isDirect(long key) {
        return key >= 0 && key < direct.length;
    }

    /** Where a key that is not direct is, or where it belongs. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (values[slot] != ABSENT && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void insert(long key, int value, int slot) {
        size++;
        if (key >= 0 && key < (long) SPARSEST * size && direct.length < 1 << 30) {
            growDirect();
            direct[(int) key] = value;
            return;
        }
        keys[slot] = key;
        values[slot] = value;
        if (++hashed * 2 > keys.length) {
            rehash(keys.length * 2);
        }
    }

    /** Covers every key that is dense enough by now, and so those that are hashed too. */
    private void growDirect() {
        int length = direct.length;
        direct = Arrays.copyOf(direct, (int) Math.min(1 << 30, (long) SPARSEST * size * 2));
        Arrays.fill(direct, length, direct.length, ABSENT);
        if (hashed > 0) {
            rehash(keys.length);
        }
    }

    private void rehash(int length) {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[length];
        values = new int[length];
        Arrays.fill(values, ABSENT);
        hashed = 0;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                keep(oldKeys[i], oldValues[i]);
            }
        }
    }

    private void keep(long key, int value) {
        if (isDirect(key)) {
            direct[(int) key] = value;
            return;
        }
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
        hashed++;
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}

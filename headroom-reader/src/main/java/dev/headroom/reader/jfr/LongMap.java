package dev.headroom.reader.jfr;

import java.util.Arrays;

/** Ids to ints without objects: open addressing with linear probing. Values are not negative. Not thread-safe. */
final class LongMap {

    static final int ABSENT = -1;

    private long[] keys = new long[64];
    private int[] values = new int[64];
    private int size;

    LongMap() {
        Arrays.fill(values, ABSENT);
    }

    int get(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (values[slot] != ABSENT) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & mask;
        }
        return ABSENT;
    }

    void put(long key, int value) {
        if (insert(key, value) && ++size * 2 > keys.length) {
            grow();
        }
    }

    /** The value of a key; a new key gets the number of keys before it. */
    int index(long key) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (values[slot] != ABSENT) {
            if (keys[slot] == key) {
                return values[slot];
            }
            slot = (slot + 1) & mask;
        }
        int index = size;
        keys[slot] = key;
        values[slot] = index;
        if (++size * 2 > keys.length) {
            grow();
        }
        return index;
    }

    int size() {
        return size;
    }

    private boolean insert(long key, int value) {
        int mask = keys.length - 1;
        int slot = hash(key) & mask;
        while (values[slot] != ABSENT) {
            if (keys[slot] == key) {
                values[slot] = value;
                return false;
            }
            slot = (slot + 1) & mask;
        }
        keys[slot] = key;
        values[slot] = value;
        return true;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        Arrays.fill(values, ABSENT);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != ABSENT) {
                insert(oldKeys[i], oldValues[i]);
            }
        }
    }

    private static int hash(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}

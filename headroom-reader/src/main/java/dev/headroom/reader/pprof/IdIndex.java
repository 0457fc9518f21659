package dev.headroom.reader.pprof;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers ids from 0 in the order in which they are first seen. Producers number from 1 up, for which an array is
 * enough; other ids, such as addresses, go to a map. Not thread-safe.
 */
final class IdIndex {

    private static final int MAX_DIRECT = 1 << 20;

    private int[] direct = new int[1024];
    private final Map<Long, Integer> others = new HashMap<>();
    private int size;

    int size() {
        return size;
    }

    /** The index of an id, a new one where it was not seen before. */
    int of(long id) {
        if (id >= 0 && id < MAX_DIRECT) {
            if (id >= direct.length) {
                direct = Arrays.copyOf(direct, Math.min(MAX_DIRECT, Math.max((int) id + 1, direct.length * 2)));
            }
            int known = direct[(int) id];
            if (known == 0) {
                size++;
                known = size;
                direct[(int) id] = known;
            }
            return known - 1;
        }
        return others.computeIfAbsent(id, unseen -> size++);
    }
}

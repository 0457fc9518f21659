package dev.headroom.load.internal.engine;

import java.util.Arrays;

/** Instants of which the earliest is wanted next: a binary heap in an array that grows and never shrinks. Not thread-safe. */
final class DueTimes {

    private long[] heap;
    private int size;

    DueTimes(int expected) {
        heap = new long[Math.max(1, expected)];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The earliest; there is one. */
    long first() {
        return heap[0];
    }

    void clear() {
        size = 0;
    }

    void add(long nanos) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int at = size++;
        while (at > 0 && heap[(at - 1) / 2] > nanos) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = nanos;
    }

    void removeFirst() {
        long moved = heap[--size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= moved) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moved;
    }
}

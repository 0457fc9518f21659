package dev.headroom.profile;

import java.util.Arrays;

/**
 * Two numbers for each stack that has samples, and nothing for the many that only lead to one: such stacks cost one bit.
 * Not thread-safe.
 */
final class StackValues {

    /** Fibonacci hashing (Knuth, TAOCP 3, 6.4): spreads ids that follow each other. */
    private static final int GOLDEN = 0x9E3779B9;

    private long[] present = new long[16];
    /** By hash: position in the arrays below plus one, 0 where free; at least twice as long as they are full. */
    private int[] slots = new int[64];

    private int[] stacks = new int[32];
    private long[] weights = new long[32];
    private long[] counts = new long[32];
    private int size;
    /** How many of them the hash holds: the rest is placed when somebody asks for a position. */
    private int placed;

    /** What a stack's samples add up to. */
    interface Visitor {
        void stack(int stack, long weight, long count);
    }

    void add(int stack, long weight, long count) {
        int at = has(stack) ? position(stack) : append(stack);
        weights[at] += weight;
        counts[at] += count;
    }

    long weight(int stack) {
        return has(stack) ? weights[position(stack)] : 0;
    }

    long count(int stack) {
        return has(stack) ? counts[position(stack)] : 0;
    }

    /** Every stack whose numbers are not both 0, in the order in which they were first added. */
    void forEach(Visitor visitor) {
        for (int at = 0; at < size; at++) {
            if (weights[at] != 0 || counts[at] != 0) {
                visitor.stack(stacks[at], weights[at], counts[at]);
            }
        }
    }

    private boolean has(int stack) {
        int word = stack >> 6;
        return word < present.length && (present[word] & 1L << stack) != 0;
    }

    /** Of a stack that is there. */
    private int position(int stack) {
        placeAll();
        int slot = slot(stack);
        while (stacks[slots[slot] - 1] != stack) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slots[slot] - 1;
    }

    private int slot(int stack) {
        return (stack * GOLDEN) >>> Integer.numberOfLeadingZeros(slots.length - 1);
    }

    private int append(int stack) {
        int word = stack >> 6;
        if (word >= present.length) {
            present = Arrays.copyOf(present, Math.max(word + 1, present.length + (present.length >> 1)));
        }
        present[word] |= 1L << stack;
        if (size == stacks.length) {
            int length = size + (size >> 1);
            stacks = Arrays.copyOf(stacks, length);
            weights = Arrays.copyOf(weights, length);
            counts = Arrays.copyOf(counts, length);
        }
        stacks[size] = stack;
        return size++;
    }

    /** Many a profile gets each stack once and is then passed over: it never needs the hash. */
    private void placeAll() {
        if (size * 2 > slots.length) {
            slots = new int[Integer.highestOneBit(size * 2 - 1) * 2];
            placed = 0;
        }
        while (placed < size) {
            place(placed++);
        }
    }

    private void place(int at) {
        int slot = slot(stacks[at]);
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = at + 1;
    }
}

package dev.headroom.code.internal.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which blocks are passed on every way to a block, over both kinds of edges. After Cooper, Harvey and Kennedy, "A Simple, Fast
 * Dominance Algorithm" (2001).
 */
final class Dominators {

    private static final int NONE = -1;

    private final int[] immediate;
    private final int[] number;

    private Dominators(int[] immediate, int[] number) {
        this.immediate = immediate;
        this.number = number;
    }

    static Dominators of(ControlFlow flow) {
        int blocks = flow.blocks();
        int[] postorder = postorder(flow);
        int[] number = new int[blocks];
        Arrays.fill(number, NONE);
        for (int i = 0; i < postorder.length; i++) {
            number[postorder[i]] = i;
        }
        List<List<Integer>> predecessors = predecessors(flow, number);
        int[] immediate = new int[blocks];
        Arrays.fill(immediate, NONE);
        immediate[0] = 0;
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int i = postorder.length - 2; i >= 0; i--) {
                int block = postorder[i];
                int meet = meet(predecessors.get(block), immediate, number);
                if (immediate[block] != meet) {
                    immediate[block] = meet;
                    changed = true;
                }
            }
        }
        return new Dominators(immediate, number);
    }

    private static int meet(List<Integer> predecessors, int[] immediate, int[] number) {
        int meet = NONE;
        for (int predecessor : predecessors) {
            if (immediate[predecessor] != NONE) {
                meet = meet == NONE ? predecessor : intersect(meet, predecessor, immediate, number);
            }
        }
        return meet;
    }

    private static int intersect(int left, int right, int[] immediate, int[] number) {
        int a = left;
        int b = right;
        while (a != b) {
            while (number[a] < number[b]) {
                a = immediate[a];
            }
            while (number[b] < number[a]) {
                b = immediate[b];
            }
        }
        return a;
    }

    private static List<List<Integer>> predecessors(ControlFlow flow, int[] number) {
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int block = 0; block < flow.blocks(); block++) {
            predecessors.add(new ArrayList<>());
        }
        for (int block = 0; block < flow.blocks(); block++) {
            if (number[block] != NONE) {
                for (int next : all(flow, block)) {
                    predecessors.get(next).add(block);
                }
            }
        }
        return predecessors;
    }

    private static int[] all(ControlFlow flow, int block) {
        int[] next = flow.successors(block);
        int[] handlers = flow.handlers(block);
        int[] both = Arrays.copyOf(next, next.length + handlers.length);
        System.arraycopy(handlers, 0, both, next.length, handlers.length);
        return both;
    }

    /** Reachable blocks, each after those that come after it; without recursion, since methods can be long. */
    private static int[] postorder(ControlFlow flow) {
        boolean[] seen = new boolean[flow.blocks()];
        int[] at = new int[flow.blocks()];
        int[] order = new int[flow.blocks()];
        int count = 0;
        Deque<Integer> open = new ArrayDeque<>();
        open.push(0);
        seen[0] = true;
        while (!open.isEmpty()) {
            int block = open.element();
            int[] next = all(flow, block);
            if (at[block] < next.length) {
                int successor = next[at[block]++];
                if (!seen[successor]) {
                    seen[successor] = true;
                    open.push(successor);
                }
            } else {
                order[count++] = block;
                open.pop();
            }
        }
        return Arrays.copyOf(order, count);
    }

    boolean reachable(int block) {
        return number[block] != NONE;
    }

    /** Whether every way to the block passes the other; each passes itself. */
    boolean dominates(int over, int block) {
        if (!reachable(over) || !reachable(block)) {
            return false;
        }
        int at = block;
        while (number[at] < number[over]) {
            at = immediate[at];
        }
        return at == over;
    }

    /** The nearest other block on every way to this one; the entry's is itself. */
    int immediate(int block) {
        return immediate[block];
    }
}

package dev.headroom.code.internal.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The natural loops of a method, after Aho, Sethi and Ullman: a jump back to a block that dominates it makes one. */
final class Loops {

    private final ControlFlow flow;
    private final Dominators dominators;

    Loops(ControlFlow flow, Dominators dominators) {
        this.flow = flow;
        this.dominators = dominators;
    }

    /** Inner ones before outer ones. */
    List<Loop> find() {
        Map<Integer, List<Integer>> latches = new TreeMap<>();
        for (int block = 0; block < flow.blocks(); block++) {
            for (int next : flow.successors(block)) {
                if (dominators.dominates(next, block)) {
                    latches.computeIfAbsent(next, header -> new ArrayList<>()).add(block);
                }
            }
        }
        if (latches.isEmpty()) {
            return List.of();
        }
        List<List<Integer>> predecessors = predecessors();
        List<Loop> loops = new ArrayList<>();
        latches.forEach((header, back) -> loops.add(loop(header, back, predecessors)));
        loops.sort(Comparator.comparingInt(Loop::size));
        return loops;
    }

    private Loop loop(int header, List<Integer> latches, List<List<Integer>> predecessors) {
        var body = new BitSet(flow.blocks());
        body.set(header);
        Deque<Integer> open = new ArrayDeque<>(latches);
        while (!open.isEmpty()) {
            int block = open.pop();
            if (!body.get(block)) {
                body.set(block);
                open.addAll(predecessors.get(block));
            }
        }
        if (!latches.contains(header) && !goesOn(header, body)) {
            body.clear(header);
        }
        return new Loop(header, body, latches, false);
    }

    /** Whether the header itself leads to another turn without an exception. */
    private boolean goesOn(int header, BitSet body) {
        for (int next : flow.successors(header)) {
            if (next != header && body.get(next)) {
                return true;
            }
        }
        return false;
    }

    private List<List<Integer>> predecessors() {
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int block = 0; block < flow.blocks(); block++) {
            predecessors.add(new ArrayList<>());
        }
        for (int block = 0; block < flow.blocks(); block++) {
            if (dominators.reachable(block)) {
                for (int next : flow.successors(block)) {
                    predecessors.get(next).add(block);
                }
            }
        }
        return predecessors;
    }
}

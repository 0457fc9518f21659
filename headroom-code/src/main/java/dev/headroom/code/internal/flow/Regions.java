package dev.headroom.code.internal.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;

/** The loops of a method and the exception handlers, as questions about its instructions. */
public final class Regions {

    private final ControlFlow flow;
    private final Dominators dominators;
    private final List<Loop> loops;
    private final BitSet handlerBlocks = new BitSet();

    private Regions(ControlFlow flow, boolean lambdaOfIteration) {
        this.flow = flow;
        this.dominators = Dominators.of(flow);
        this.loops = new ArrayList<>(new Loops(flow, dominators).find());
        if (lambdaOfIteration) {
            loops.add(Loop.ofLambda(flow.blocks()));
        }
        for (int block = 0; block < flow.blocks(); block++) {
            for (int handler : flow.handlers(block)) {
                handlerBlocks.set(handler);
            }
        }
    }

    /** @param lambdaOfIteration whether something iterates with the method as its body */
    public static Regions of(ControlFlow flow, boolean lambdaOfIteration) {
        return new Regions(flow, lambdaOfIteration);
    }

    /** Inner ones before outer ones. */
    public List<Loop> loops() {
        return List.copyOf(loops);
    }

    /** Takes a loop away that turned out to run once. */
    public void drop(Loop loop) {
        loops.remove(loop);
    }

    /** Loops around an instruction, the innermost first. */
    public List<Loop> around(int instruction) {
        int block = flow.blockOf(instruction);
        return loops.stream().filter(loop -> loop.contains(block)).toList();
    }

    /** Whether each turn of the loop passes the instruction. */
    public boolean everyTurn(int instruction, Loop loop) {
        int block = flow.blockOf(instruction);
        if (loop.ofLambda()) {
            return returns().allMatch(end -> dominators.dominates(block, end));
        }
        return loop.latches().stream().allMatch(latch -> dominators.dominates(block, latch));
    }

    private IntStream returns() {
        return IntStream.range(0, flow.blocks())
                .filter(block -> flow.successors(block).length == 0 && dominators.reachable(block));
    }

    /** Whether only an exception leads there. */
    public boolean inHandler(int instruction) {
        int block = flow.blockOf(instruction);
        return dominators.reachable(block)
                && handlerBlocks.stream().anyMatch(handler -> dominators.dominates(handler, block));
    }

    /** Whether every way to an instruction passes the other. */
    public boolean dominates(int over, int instruction) {
        int upper = flow.blockOf(over);
        int lower = flow.blockOf(instruction);
        return upper == lower ? over < instruction : dominators.dominates(upper, lower);
    }

    /** The instructions at which a loop may end: the last of each block with a way out. */
    public List<Integer> exits(Loop loop) {
        List<Integer> exits = new ArrayList<>();
        loop.body().stream()
                .filter(block -> Arrays.stream(flow.successors(block)).anyMatch(next -> !loop.contains(next)))
                .forEach(block -> exits.add(flow.last(block)));
        return exits;
    }

    /** Whether a jump has the instruction on one of its sides only, so that it guards it. */
    public boolean guards(int jump, int instruction) {
        int block = flow.blockOf(jump);
        int target = flow.blockOf(instruction);
        if (block == target || !dominators.dominates(block, target)) {
            return false;
        }
        int sides = 0;
        for (int next : flow.successors(block)) {
            sides += reaches(next, target, block) ? 1 : 0;
        }
        return sides == 1;
    }

    /** Whether some way from an instruction to a return passes none of the others. */
    public boolean returnsWithout(int from, int... passed) {
        var seen = new BitSet(flow.blocks());
        for (int instruction : passed) {
            seen.set(flow.blockOf(instruction));
        }
        var open = new ArrayDeque<Integer>();
        Arrays.stream(flow.successors(flow.blockOf(from))).forEach(open::push);
        while (!open.isEmpty()) {
            int block = open.pop();
            if (!seen.get(block)) {
                seen.set(block);
                int last = flow.instruction(flow.last(block)).getOpcode();
                if (last >= Opcodes.IRETURN && last <= Opcodes.RETURN) {
                    return true;
                }
                Arrays.stream(flow.successors(block)).forEach(open::push);
            }
        }
        return false;
    }

    /** Whether there is a way between two blocks that does not pass a third. */
    private boolean reaches(int from, int to, int without) {
        var seen = new BitSet(flow.blocks());
        seen.set(without);
        var open = new ArrayDeque<Integer>(List.of(from));
        while (!open.isEmpty()) {
            int block = open.pop();
            if (block == to) {
                return true;
            }
            if (!seen.get(block)) {
                seen.set(block);
                for (int next : flow.successors(block)) {
                    open.push(next);
                }
            }
        }
        return false;
    }
}

package dev.headroom.code.internal.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A method as basic blocks, numbered in the order of the code from 0. Two kinds of edges: where control goes of itself (a {@code
 * throw} goes to the handlers around it), and where an exception takes it.
 */
public final class ControlFlow {

    private final AbstractInsnNode[] instructions;
    private final int[] blockOf;
    private final int[] firstOf;
    private final int[][] successors;
    private final int[][] handlers;

    private ControlFlow(AbstractInsnNode[] instructions, int[] blockOf, int[] firstOf, MethodNode method) {
        this.instructions = instructions;
        this.blockOf = blockOf;
        this.firstOf = firstOf;
        int blocks = firstOf.length - 1;
        this.handlers = handlersOf(method, blocks);
        this.successors = new int[blocks][];
        for (int block = 0; block < blocks; block++) {
            successors[block] = successorsOf(block, method.instructions);
        }
    }

    /** @param method with at least one instruction */
    public static ControlFlow of(MethodNode method) {
        AbstractInsnNode[] instructions = method.instructions.toArray();
        boolean[] leaders = leaders(method, instructions);
        int[] blockOf = new int[instructions.length];
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < instructions.length; i++) {
            if (leaders[i]) {
                firsts.add(i);
            }
            blockOf[i] = firsts.size() - 1;
        }
        firsts.add(instructions.length);
        return new ControlFlow(
                instructions,
                blockOf,
                firsts.stream().mapToInt(Integer::intValue).toArray(),
                method);
    }

    private static boolean[] leaders(MethodNode method, AbstractInsnNode[] instructions) {
        InsnList code = method.instructions;
        boolean[] leaders = new boolean[instructions.length + 1];
        leaders[0] = true;
        for (int i = 0; i < instructions.length; i++) {
            List<LabelNode> targets = targets(instructions[i]);
            targets.forEach(target -> leaders[code.indexOf(target)] = true);
            if (!targets.isEmpty() || leaves(instructions[i].getOpcode())) {
                leaders[i + 1] = true;
            }
        }
        for (TryCatchBlockNode region : method.tryCatchBlocks) {
            leaders[code.indexOf(region.start)] = true;
            leaders[code.indexOf(region.end)] = true;
            leaders[code.indexOf(region.handler)] = true;
        }
        return leaders;
    }

    /** Where a jump or switch goes besides the next instruction. */
    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        List<LabelNode> targets = new ArrayList<>();
        if (instruction instanceof JumpInsnNode jump) {
            targets.add(jump.label);
        } else if (instruction instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        } else if (instruction instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    private static boolean leaves(int opcode) {
        return (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.RET;
    }

    private int[] successorsOf(int block, InsnList code) {
        TreeSet<Integer> next = new TreeSet<>();
        AbstractInsnNode last = instructions[firstOf[block + 1] - 1];
        targets(last).forEach(target -> next.add(blockOf[code.indexOf(target)]));
        int opcode = last.getOpcode();
        boolean always = opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || leaves(opcode);
        if (!always && block + 1 < successors.length) {
            next.add(block + 1);
        }
        if (opcode == Opcodes.ATHROW) {
            for (int handler : handlers[block]) {
                next.add(handler);
            }
        }
        return next.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[][] handlersOf(MethodNode method, int blocks) {
        List<TreeSet<Integer>> found = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            found.add(new TreeSet<>());
        }
        for (TryCatchBlockNode region : method.tryCatchBlocks) {
            int end = method.instructions.indexOf(region.end);
            int handler = blockOf[method.instructions.indexOf(region.handler)];
            int from = blockOf[method.instructions.indexOf(region.start)];
            for (int block = from; block < blocks && firstOf[block] < end; block++) {
                found.get(block).add(handler);
            }
        }
        return found.stream()
                .map(set -> set.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    public int blocks() {
        return successors.length;
    }

    public int blockOf(int instruction) {
        return blockOf[instruction];
    }

    /** Index of the block's first instruction. */
    public int first(int block) {
        return firstOf[block];
    }

    /** Index of the block's last instruction. */
    public int last(int block) {
        return firstOf[block + 1] - 1;
    }

    public AbstractInsnNode instruction(int index) {
        return instructions[index];
    }

    public int size() {
        return instructions.length;
    }

    int[] successors(int block) {
        return successors[block];
    }

    int[] handlers(int block) {
        return handlers[block];
    }
}

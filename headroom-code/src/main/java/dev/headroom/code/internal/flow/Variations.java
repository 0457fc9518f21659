package dev.headroom.code.internal.flow;

import dev.headroom.code.Variation;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Tells values that stay the same within a stretch of code from those that change. A value computed outside it stays; one that
 * comes both from outside and from inside changes from turn to turn; one computed inside is what its operands are, if what computes
 * it is known to depend on nothing else.
 */
final class Variations {

    /** Longer chains of computation are not followed. */
    private static final int MOST_DEPTH = 24;

    /** Nor is one value that hangs on very many. */
    private static final int MOST_STEPS = 4_000;

    private final ValueFlow values;
    private final IntPredicate inside;
    private final Set<String> fieldsWritten;
    private final boolean whole;
    private int steps;

    /**
     * @param inside whether an instruction, by index, belongs to the stretch
     * @param whole whether the stretch is the whole method, so that parameters are not outside
     */
    Variations(ValueFlow values, int size, IntPredicate inside, boolean whole) {
        this.values = values;
        this.inside = inside;
        this.whole = whole;
        this.fieldsWritten = new HashSet<>();
        for (int i = 0; i < size; i++) {
            int opcode = values.instruction(i).getOpcode();
            if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) && inside.test(i)) {
                fieldsWritten.add(fieldOf((FieldInsnNode) values.instruction(i)));
            }
        }
    }

    Dependence of(SourceValue value) {
        steps = 0;
        return of(value, new HashSet<>(), 0);
    }

    private Dependence of(SourceValue value, Set<AbstractInsnNode> open, int depth) {
        if (value.insns.isEmpty() || depth > MOST_DEPTH || ++steps > MOST_STEPS) {
            return Dependence.of(Variation.UNKNOWN);
        }
        if (startsAnew(value)) {
            return Dependence.CONSTANT;
        }
        Dependence sum = Dependence.CONSTANT;
        int inner = 0;
        for (AbstractInsnNode source : value.insns) {
            if (isInside(source)) {
                inner++;
                sum = sum.with(of(source, open, depth + 1));
            }
        }
        if (inner > 0 && inner < value.insns.size()) {
            return sum.with(Dependence.of(whole ? Variation.UNKNOWN : Variation.VARYING));
        }
        return inner > 1 ? sum.with(Dependence.of(Variation.UNKNOWN)) : sum;
    }

    /** A counter that begins with a constant within the stretch goes through the same numbers each time. */
    private boolean startsAnew(SourceValue value) {
        boolean counts = false;
        boolean begins = false;
        for (AbstractInsnNode source : value.insns) {
            int opcode = source.getOpcode();
            boolean constant = opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.SIPUSH;
            if (!isInside(source) || (!constant && !(source instanceof IincInsnNode))) {
                return false;
            }
            counts |= !constant;
            begins |= constant;
        }
        return counts && begins;
    }

    private boolean isInside(AbstractInsnNode source) {
        return values.parameter(source).isPresent() ? whole : inside.test(values.indexOf(source));
    }

    private Dependence of(AbstractInsnNode source, Set<AbstractInsnNode> open, int depth) {
        OptionalInt parameter = values.parameter(source);
        if (parameter.isPresent()) {
            return Dependence.ofParameter(parameter.getAsInt());
        }
        if (source instanceof IincInsnNode) {
            return Dependence.of(whole ? Variation.UNKNOWN : Variation.VARYING);
        }
        if (!open.add(source)) {
            return Dependence.of(whole ? Variation.UNKNOWN : Variation.VARYING);
        }
        Dependence found = computed(source, open, depth);
        open.remove(source);
        return found;
    }

    private Dependence computed(AbstractInsnNode source, Set<AbstractInsnNode> open, int depth) {
        int opcode = source.getOpcode();
        if (source instanceof FieldInsnNode field) {
            return fieldsWritten.contains(fieldOf(field))
                    ? Dependence.of(whole ? Variation.UNKNOWN : Variation.VARYING)
                    : operands(source, open, depth);
        }
        if (source instanceof MethodInsnNode call) {
            Variation own = goesOverTheSame(call) ? Variation.INVARIANT : PureCalls.variation(call);
            return operands(source, open, depth).with(Dependence.of(own));
        }
        if (source instanceof InvokeDynamicInsnNode) {
            return operands(source, open, depth);
        }
        if (opcode == Opcodes.NEW) {
            OptionalInt construction = values.construction(source);
            return construction.isPresent() ? constructed(construction.getAsInt(), open, depth) : Dependence.CONSTANT;
        }
        if (opcode == Opcodes.ANEWARRAY || opcode == Opcodes.NEWARRAY) {
            return elements(source, open, depth);
        }
        if (opcode == -1) {
            return Dependence.of(Variation.UNKNOWN);
        }
        return operands(source, open, depth);
    }

    /** An iterator made within the stretch begins with the first element each time. */
    private boolean goesOverTheSame(MethodInsnNode call) {
        if (!call.owner.equals("java/util/Iterator") || !call.name.equals("next")) {
            return false;
        }
        SourceValue iterator = values.stack(values.indexOf(call), 0);
        return !iterator.insns.isEmpty() && iterator.insns.stream().allMatch(this::isInside);
    }

    private Dependence operands(AbstractInsnNode source, Set<AbstractInsnNode> open, int depth) {
        Dependence sum = Dependence.CONSTANT;
        for (SourceValue operand : values.operands(values.indexOf(source))) {
            sum = sum.with(of(operand, open, depth));
        }
        return sum;
    }

    /** An object is as variable as what it is made from. */
    private Dependence constructed(int construction, Set<AbstractInsnNode> open, int depth) {
        Dependence sum = Dependence.CONSTANT;
        var operands = values.operands(construction);
        for (SourceValue operand : operands.subList(Math.min(1, operands.size()), operands.size())) {
            sum = sum.with(of(operand, open, depth));
        }
        return sum;
    }

    private Dependence elements(AbstractInsnNode array, Set<AbstractInsnNode> open, int depth) {
        Dependence sum = operands(array, open, depth);
        for (int store : values.arrayStores(array)) {
            sum = sum.with(of(values.stack(store, 0), open, depth));
        }
        return sum;
    }

    private static String fieldOf(FieldInsnNode field) {
        return field.owner + "." + field.name;
    }
}

package dev.headroom.code.internal.body;

import dev.headroom.code.Variation;
import dev.headroom.code.internal.flow.Loop;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** What decides how often a loop turns. */
public final class Turns {

    private static final Set<String> STEPPING =
            Set.of("hasNext", "hasMoreElements", "next", "hasMoreTokens", "tryAdvance", "isEmpty");

    /** What hangs on more than this is taken to hang on nothing. */
    private static final int MOST_STEPS = 1_000;

    private final MethodBody body;
    private final Loop loop;

    Turns(MethodBody body, Loop loop) {
        this.body = body;
        this.loop = loop;
    }

    /** Whether the loop goes over a range, an array, a collection or rows. */
    boolean steps() {
        return loop.ofLambda()
                || deciding()
                        .flatMap(operand -> operand.insns.stream())
                        .anyMatch(source -> source instanceof IincInsnNode
                                || (source instanceof MethodInsnNode call && STEPPING.contains(call.name)));
    }

    /** Whether it goes over something at all: not where it waits for a flag, or never ends. */
    public boolean iterates() {
        return steps() || deciding().anyMatch(operand -> body.variation(operand, loop) == Variation.VARYING);
    }

    private Stream<SourceValue> deciding() {
        return body.regions().exits(loop).stream().flatMap(exit -> body.operands(exit).stream());
    }

    /** Whether every way out of the loop hangs on what an instruction in it answered, as with pages that are read until none is left. */
    public boolean decidedBy(int instruction) {
        List<Integer> exits = body.regions().exits(loop).stream()
                .filter(exit -> !body.operands(exit).isEmpty())
                .filter(exit -> body.instruction(exit).getOpcode() != Opcodes.ATHROW)
                .toList();
        return !exits.isEmpty()
                && exits.stream().allMatch(exit -> follows(exit, body.instruction(instruction), new HashSet<>()));
    }

    private boolean follows(int at, AbstractInsnNode from, Set<AbstractInsnNode> seen) {
        for (SourceValue operand : body.operands(at)) {
            for (AbstractInsnNode source : operand.insns) {
                if (source == from) {
                    return true;
                }
                if (seen.size() < MOST_STEPS
                        && seen.add(source)
                        && body.values().parameter(source).isEmpty()) {
                    int index = body.values().indexOf(source);
                    if (loop.contains(body.flow().blockOf(index)) && follows(index, from, seen)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether the code itself says that there is one turn at most. */
    boolean onceAtMost() {
        if (loop.ofLambda() || loop.body().isEmpty()) {
            return loop.body().isEmpty();
        }
        return body.regions().exits(loop).stream().anyMatch(this::leavesAfterOne);
    }

    private boolean leavesAfterOne(int exit) {
        List<SourceValue> operands = body.operands(exit);
        int opcode = body.instruction(exit).getOpcode();
        if (operands.size() == 2 && (opcode == Opcodes.IF_ICMPGE || opcode == Opcodes.IF_ICMPGT)) {
            OptionalInt from = start(operands.get(0));
            OptionalInt to = constant(operands.get(1));
            int inclusive = opcode == Opcodes.IF_ICMPGT ? 1 : 0;
            return from.isPresent() && to.isPresent() && to.getAsInt() + inclusive - from.getAsInt() <= 1;
        }
        return operands.size() == 1 && isOverOneElement(operands.get(0));
    }

    /** Where a counter that goes up by one starts. */
    private OptionalInt start(SourceValue counter) {
        OptionalInt start = OptionalInt.empty();
        boolean counts = false;
        for (AbstractInsnNode source : counter.insns) {
            if (source instanceof IincInsnNode step) {
                counts = step.incr >= 1;
            } else {
                start = constant(source);
                if (start.isEmpty()) {
                    return start;
                }
            }
        }
        return counts && counter.insns.size() == 2 ? start : OptionalInt.empty();
    }

    private boolean isOverOneElement(SourceValue hasNext) {
        return call(hasNext, "hasNext")
                .flatMap(call -> call(body.operands(body.values().indexOf(call)).get(0), "iterator"))
                .flatMap(iterator -> body.maker(
                        body.operands(body.values().indexOf(iterator)).get(0)))
                .filter(made -> made instanceof MethodInsnNode factory
                        && (factory.name.startsWith("singleton")
                                || (factory.desc.startsWith("(Ljava/lang/Object;)")
                                        && factory.name.equals("of")
                                        && factory.owner.startsWith("java/util/"))))
                .isPresent();
    }

    Optional<MethodInsnNode> call(SourceValue value, String name) {
        return body.maker(value)
                .filter(made -> made instanceof MethodInsnNode call && call.name.equals(name))
                .map(made -> (MethodInsnNode) made);
    }

    OptionalInt constant(SourceValue value) {
        return body.maker(value).map(this::constant).orElse(OptionalInt.empty());
    }

    private OptionalInt constant(AbstractInsnNode made) {
        if (Constants.of(made) instanceof Integer number) {
            return OptionalInt.of(number);
        }
        if (made.getOpcode() == Opcodes.ARRAYLENGTH) {
            return body.maker(body.operands(body.values().indexOf(made)).get(0))
                    .filter(array -> array.getOpcode() == Opcodes.ANEWARRAY || array.getOpcode() == Opcodes.NEWARRAY)
                    .map(array ->
                            constant(body.operands(body.values().indexOf(array)).get(0)))
                    .orElse(OptionalInt.empty());
        }
        return OptionalInt.empty();
    }
}

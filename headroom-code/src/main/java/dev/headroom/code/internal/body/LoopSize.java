package dev.headroom.code.internal.body;

import dev.headroom.code.internal.flow.Loop;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** How many turns a loop will take, where that is known before it begins. */
public final class LoopSize {

    private final MethodBody body;
    private final Loop loop;
    private final Turns turns;

    public LoopSize(MethodBody body, Loop loop) {
        this.body = body;
        this.loop = loop;
        this.turns = body.turns(loop);
    }

    /** How many turns there will be, where the loop goes over something whose size is known before: what that is, in words. */
    public Optional<String> words() {
        for (int exit : body.regions().exits(loop)) {
            List<SourceValue> operands = body.operands(exit);
            if (operands.size() == 1) {
                Optional<String> size = turns.call(operands.get(0), "hasNext")
                        .flatMap(call -> turns.call(
                                body.operands(body.values().indexOf(call)).get(0), "iterator"))
                        .filter(iterator -> CollectionTypes.isSized(iterator.owner))
                        .map(iterator -> "the size of the collection it goes over");
                if (size.isPresent()) {
                    return size;
                }
            } else if (operands.size() == 2 && isCounter(operands.get(0))) {
                return knownBound(operands.get(1));
            }
        }
        return Optional.empty();
    }

    private static boolean isCounter(SourceValue value) {
        return value.insns.stream().anyMatch(source -> source instanceof IincInsnNode);
    }

    /** A bound below ten needs no size: the default is enough. */
    private Optional<String> knownBound(SourceValue bound) {
        OptionalInt constant = turns.constant(bound);
        if (constant.isPresent()) {
            return constant.getAsInt() > 10 ? Optional.of(constant.getAsInt() + " turns") : Optional.empty();
        }
        Optional<AbstractInsnNode> made = body.maker(bound);
        if (made.isEmpty()) {
            return bound.insns.isEmpty() ? Optional.empty() : Optional.of("its bound, a parameter");
        }
        if (made.get().getOpcode() == Opcodes.ARRAYLENGTH) {
            return Optional.of("the length of the array it goes over");
        }
        if (made.get() instanceof MethodInsnNode call && call.name.equals("size")) {
            return Optional.of("the size of the collection it goes over");
        }
        return made.get() instanceof FieldInsnNode ? Optional.of("its bound, a field") : Optional.empty();
    }
}

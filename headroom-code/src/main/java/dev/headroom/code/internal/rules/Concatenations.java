package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The ways compilers put strings together. */
final class Concatenations {

    private static final Set<String> KEEPING =
            Set.of("trim", "strip", "intern", "toString", "replace", "toUpperCase", "toLowerCase");

    /** Longer chains of calls are not followed to their end. */
    private static final int MOST_PARTS = 1_000;

    private Concatenations() {}

    static boolean isOne(AbstractInsnNode instruction) {
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory");
        }
        return instruction instanceof MethodInsnNode call
                && ((isBuilder(call.owner) && call.name.equals("toString"))
                        || (call.owner.equals("java/lang/String") && call.name.equals("concat")));
    }

    static boolean concerns(MethodKey call) {
        return call.owner().equals("java/lang/invoke/StringConcatFactory")
                || (isBuilder(call.owner()) && call.name().equals("toString"))
                || (call.owner().equals("java/lang/String") && call.name().equals("concat"));
    }

    static boolean isBuilder(String owner) {
        return owner.equals("java/lang/StringBuilder") || owner.equals("java/lang/StringBuffer");
    }

    /** Whether its result holds all of what it was given. */
    static boolean passesOn(AbstractInsnNode instruction) {
        return isOne(instruction)
                || (instruction instanceof MethodInsnNode call
                        && ((call.owner.equals("java/lang/String")
                                        && (KEEPING.contains(call.name) || call.name.equals("valueOf")))
                                || (call.owner.equals("java/util/Objects") && call.name.equals("toString"))));
    }

    /** What is put together. Of a builder: what was appended to it in one chain, and what it began with. */
    static List<SourceValue> operands(MethodBody body, int at) {
        if (!(body.instruction(at) instanceof MethodInsnNode call) || !isBuilder(call.owner)) {
            return body.operands(at);
        }
        List<SourceValue> operands = new ArrayList<>();
        collect(body, body.operands(at).get(0), operands, new HashSet<>());
        return operands;
    }

    private static void collect(
            MethodBody body, SourceValue builder, List<SourceValue> operands, Set<AbstractInsnNode> seen) {
        for (AbstractInsnNode source : builder.insns) {
            if (seen.size() > MOST_PARTS
                    || !seen.add(source)
                    || body.values().parameter(source).isPresent()) {
                continue;
            }
            if (source instanceof MethodInsnNode call
                    && isBuilder(call.owner)
                    && call.getOpcode() != Opcodes.INVOKESTATIC) {
                List<SourceValue> given = body.operands(body.values().indexOf(source));
                operands.addAll(given.subList(1, given.size()));
                collect(body, given.get(0), operands, seen);
            } else if (source.getOpcode() == Opcodes.NEW) {
                OptionalInt construction = body.values().construction(source);
                construction.ifPresent(made -> {
                    List<SourceValue> given = body.operands(made);
                    operands.addAll(given.subList(1, given.size()));
                });
            }
        }
    }
}

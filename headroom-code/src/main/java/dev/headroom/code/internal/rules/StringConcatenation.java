package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * A string grows by being copied in each turn: what is put together is part of what the next turn puts together. Knows the
 * dynamic concatenation of release 9 on, the builders that older compilers made of it, and {@code concat}.
 */
final class StringConcatenation implements BodyRule {

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.regions().loops().isEmpty()) {
            return;
        }
        int[] stores = body.instructions(Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.AASTORE)
                .toArray();
        for (int i = 0; i < body.size(); i++) {
            if (body.values().reached(i)
                    && Concatenations.isOne(body.instruction(i))
                    && !body.regions().inHandler(i)) {
                int at = i;
                body.loopAt(at)
                        .filter(loop -> isCarried(body, at, loop, stores))
                        .ifPresent(loop -> sites.add(site(body, at, loop)));
            }
        }
    }

    private static CodeSite site(MethodBody body, int at, Loop loop) {
        String how = body.instruction(at) instanceof InvokeDynamicInsnNode
                ? "string concatenation"
                : ((MethodInsnNode) body.instruction(at)).owner.replace('/', '.') + "."
                        + ((MethodInsnNode) body.instruction(at)).name;
        return new CodeSite(
                CodeRule.STRING_CONCAT_IN_LOOP,
                body.place(at),
                body.line(loop),
                List.of(),
                how,
                Variation.NONE,
                "Each turn of the loop copies the string that the turns before put together.");
    }

    private static boolean isCarried(MethodBody body, int at, Loop loop, int[] stores) {
        return (!loop.ofLambda() && returnsTo(body, at, body.instruction(at), new HashSet<>()))
                || isStoredBack(body, at, loop, stores);
    }

    /** Whether what an instruction works on was made, over any number of steps, by the other. */
    private static boolean returnsTo(MethodBody body, int at, AbstractInsnNode goal, Set<AbstractInsnNode> seen) {
        for (SourceValue operand : Concatenations.operands(body, at)) {
            for (AbstractInsnNode source : operand.insns) {
                if (source == goal) {
                    return true;
                }
                boolean passes = body.values().parameter(source).isEmpty() && Concatenations.passesOn(source);
                if (passes && seen.add(source) && returnsTo(body, body.values().indexOf(source), goal, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Through a field or a place of an array: read as an operand, and written with the result. */
    private static boolean isStoredBack(MethodBody body, int at, Loop loop, int[] stores) {
        return IntStream.of(stores)
                .filter(store -> body.regions().around(store).contains(loop))
                .filter(store -> body.values().stack(store, 0).insns.contains(body.instruction(at)))
                .anyMatch(store -> reads(body, at, store, loop, new HashSet<>()));
    }

    private static boolean reads(MethodBody body, int at, int store, Loop loop, Set<AbstractInsnNode> seen) {
        for (SourceValue operand : Concatenations.operands(body, at)) {
            for (AbstractInsnNode source : operand.insns) {
                if (body.values().parameter(source).isPresent()) {
                    continue;
                }
                int index = body.values().indexOf(source);
                if (isSamePlace(body, index, store, loop)) {
                    return true;
                }
                if (Concatenations.passesOn(source) && seen.add(source) && reads(body, index, store, loop, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSamePlace(MethodBody body, int read, int store, Loop loop) {
        if (body.instruction(read) instanceof FieldInsnNode from
                && body.instruction(store) instanceof FieldInsnNode to) {
            boolean same = from.owner.equals(to.owner) && from.name.equals(to.name);
            return same && staysTheSame(body, body.operands(read), loop) && !isReset(body, store, loop);
        }
        return body.instruction(read).getOpcode() == Opcodes.AALOAD
                && body.instruction(store).getOpcode() == Opcodes.AASTORE
                && staysTheSame(body, body.operands(read), loop)
                && body.same(body.operands(read).get(0), body.operands(store).get(0));
    }

    private static boolean staysTheSame(MethodBody body, List<SourceValue> where, Loop loop) {
        return where.stream().allMatch(value -> body.variation(value, loop) == Variation.INVARIANT);
    }

    /** Whether the loop also sets the field to something else, so that it begins anew. */
    private static boolean isReset(MethodBody body, int store, Loop loop) {
        FieldInsnNode field = (FieldInsnNode) body.instruction(store);
        return body.instructions(field.getOpcode())
                .filter(other -> other != store && body.regions().around(other).contains(loop))
                .anyMatch(other -> body.instruction(other) instanceof FieldInsnNode written
                        && written.owner.equals(field.owner)
                        && written.name.equals(field.name)
                        && body.regions().everyTurn(other, loop)
                        && body.values().stack(other, 0).insns.stream().noneMatch(Concatenations::isOne));
    }
}

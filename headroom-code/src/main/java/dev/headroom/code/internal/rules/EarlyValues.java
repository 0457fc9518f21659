package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CodeGraph;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * A value is worked out before a question on one side of which nobody uses it. Silent where working it out has effects, where the other
 * side only fails, and for questions whether there is anything to do at all.
 */
final class EarlyValues implements BodyRule {

    private static final Set<String> ANYTHING_TO_DO =
            Set.of("isEmpty", "isBlank", "size", "length", "hasNext", "isPresent");

    private final EagerWork work;

    EarlyValues(CodeGraph graph) {
        this.work = new EagerWork(graph);
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.isPreparation()) {
            return;
        }
        body.calls()
                .filter(at -> Type.getReturnType(body.call(at).desc).getSort() != Type.VOID)
                .filter(at ->
                        work.isHardAndPure(body.call(at)) && !body.regions().inHandler(at))
                .forEach(at -> question(body, at)
                        .ifPresent(jump -> sites.add(work.site(
                                body,
                                at,
                                "It is worked out before line " + body.line(jump)
                                        + " asks for something on one side of which nobody uses it"))));
    }

    /** The first question behind the call that decides whether anybody uses its answer. */
    private OptionalInt question(MethodBody body, int call) {
        int[] uses = EagerWork.uses(body, call);
        if (uses.length == 0) {
            return OptionalInt.empty();
        }
        return IntStream.range(call + 1, body.size())
                .filter(i -> body.instruction(i) instanceof JumpInsnNode
                        && body.values().reached(i))
                .filter(jump -> jump < Arrays.stream(uses).min().orElse(0))
                .filter(jump -> body.regions().dominates(call, jump) && inSameLoops(body, call, jump))
                .filter(jump -> !asksForWork(body, jump))
                .filter(jump ->
                        Arrays.stream(uses).allMatch(use -> body.regions().guards(jump, use)))
                .filter(jump -> body.regions().returnsWithout(jump, uses))
                .findFirst();
    }

    private static boolean inSameLoops(MethodBody body, int call, int jump) {
        return body.regions().around(call).equals(body.regions().around(jump));
    }

    /** Whether something is there at all: a parameter that may be null, a list that may be empty. */
    private static boolean asksForWork(MethodBody body, int jump) {
        int opcode = body.instruction(jump).getOpcode();
        boolean forNull = opcode == Opcodes.IFNULL || opcode == Opcodes.IFNONNULL;
        return body.operands(jump).stream().anyMatch(value -> value.insns.stream()
                .anyMatch(source -> asksForWork(source)
                        || (forNull && body.values().parameter(source).isPresent())));
    }

    private static boolean asksForWork(AbstractInsnNode source) {
        return source instanceof MethodInsnNode call && ANYTHING_TO_DO.contains(call.name);
    }
}

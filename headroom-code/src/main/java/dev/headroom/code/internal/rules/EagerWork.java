package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Calls that work out something worth not working out, and who takes what they answer. */
final class EagerWork {

    private final CodeGraph graph;

    EagerWork(CodeGraph graph) {
        this.graph = graph;
    }

    /** The call that made a value and has work to do for it; none where anything else made it, or several did. */
    OptionalInt hardCall(MethodBody body, SourceValue value) {
        AbstractInsnNode made = body.maker(value).orElse(null);
        if (!(made instanceof MethodInsnNode call) || !graph.worksHard(edge(call))) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(body.values().indexOf(made));
    }

    /** Whether the call has work to do and nobody but who takes its answer would miss it. */
    boolean isHardAndPure(MethodInsnNode call) {
        return graph.worksHard(edge(call)) && graph.isPure(edge(call));
    }

    static CallEdge edge(MethodInsnNode call) {
        boolean exact = call.getOpcode() == Opcodes.INVOKESTATIC || call.getOpcode() == Opcodes.INVOKESPECIAL;
        return new CallEdge(new MethodKey(call.owner, call.name, call.desc), exact, false);
    }

    /** The instructions that work with what an instruction made; moves are none. */
    static int[] uses(MethodBody body, int made) {
        AbstractInsnNode maker = body.instruction(made);
        return IntStream.range(0, body.size())
                .filter(i -> !isMove(body.instruction(i).getOpcode()))
                .filter(i -> body.operands(i).stream().anyMatch(value -> value.insns.contains(maker)))
                .toArray();
    }

    private static boolean isMove(int opcode) {
        return (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE)
                || opcode == Opcodes.CHECKCAST
                || (opcode >= Opcodes.DUP && opcode <= Opcodes.SWAP);
    }

    CodeSite site(MethodBody body, int call, String evidence) {
        return new CodeSite(
                CodeRule.EAGER_EVALUATION,
                body.place(call),
                body.loopAt(call).map(body::line).orElse(0),
                List.of(),
                edge(body.call(call)).callee().qualifiedName(),
                Variation.NONE,
                evidence);
    }
}

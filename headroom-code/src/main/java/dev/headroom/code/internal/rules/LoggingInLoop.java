package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.rules.LogCalls.Loudness;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;

/**
 * A line in the log for each turn. Silent in handlers, in loops that never end or wait, for every n-th turn, and for warnings that
 * only some turns give.
 */
final class LoggingInLoop implements BodyRule {

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.regions().loops().isEmpty()) {
            return;
        }
        body.calls().forEach(at -> {
            Optional<Loudness> loudness = LogCalls.loudness(body, at);
            body.loopAt(at)
                    .filter(loop -> loudness.isPresent() && isSite(body, at, loop, loudness.get()))
                    .ifPresent(loop -> sites.add(new CodeSite(
                            CodeRule.LOGGING_IN_HOT_PATH,
                            body.place(at),
                            body.line(loop),
                            List.of(),
                            body.call(at).owner.replace('/', '.') + "." + body.call(at).name,
                            Variation.NONE,
                            "Turns of the loop write a line each to the log, at a level that is usually on.")));
        });
    }

    private static boolean isSite(MethodBody body, int at, Loop loop, Loudness loudness) {
        if (loudness == Loudness.QUIET
                || body.regions().inHandler(at)
                || !body.turns(loop).iterates()) {
            return false;
        }
        return body.regions().everyTurn(at, loop) || (loudness == Loudness.NORMAL && !isEveryNth(body, at, loop));
    }

    /** Whether a remainder of a division decides. */
    private static boolean isEveryNth(MethodBody body, int at, Loop loop) {
        for (int i = 0; i < at; i++) {
            boolean decides = body.instruction(i) instanceof JumpInsnNode
                    && body.regions().around(i).contains(loop)
                    && body.operands(i).stream()
                            .anyMatch(value -> value.insns.stream().anyMatch(LoggingInLoop::isRemainder));
            if (decides && body.regions().guards(i, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRemainder(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.IREM || instruction.getOpcode() == Opcodes.LREM;
    }
}

package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Map;
import java.util.OptionalInt;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * What is to stand in for something missing is worked out before anybody knows whether it is missing. Silent for constants, for what
 * is merely made or looked up, for suppliers, and where the value is used elsewhere too.
 */
final class EagerFallbacks implements BodyRule {

    /** By method, which of its arguments is the stand-in; the receiver is 0. */
    private static final Map<String, Integer> STAND_INS = Map.of(
            "orElse(Ljava/lang/Object;)Ljava/lang/Object;",
            1,
            "getOrDefault(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            2,
            "putIfAbsent(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            2,
            "requireNonNullElse(Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
            1);

    private final EagerWork work;

    EagerFallbacks(CodeGraph graph) {
        this.work = new EagerWork(graph);
    }

    static boolean concerns(MethodKey call) {
        return call.owner().startsWith("java/util/") && STAND_INS.containsKey(call.name() + call.descriptor());
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        body.calls().forEach(at -> {
            MethodInsnNode call = body.call(at);
            Integer standIn = concerns(EagerWork.edge(call).callee()) ? STAND_INS.get(call.name + call.desc) : null;
            if (standIn != null) {
                look(body, call.name, body.operands(at).get(standIn), sites);
            }
        });
    }

    private void look(MethodBody body, String taker, SourceValue standIn, Sites sites) {
        OptionalInt made = work.hardCall(body, standIn);
        if (made.isPresent() && EagerWork.uses(body, made.getAsInt()).length == 1) {
            sites.add(work.site(body, made.getAsInt(), "It is worked out also where " + taker + " has no use for it"));
        }
    }
}

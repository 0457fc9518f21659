package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Values are worked out for a map, and then those are thrown away whose keys nobody wants. Silent where the values themselves decide
 * what is kept, since they have to be known for that.
 */
final class ThrownAwayValues implements BodyRule {

    private static final Set<String> THINNING = Set.of("retainAll", "removeAll", "removeIf");

    private final EagerWork work;

    ThrownAwayValues(CodeGraph graph) {
        this.work = new EagerWork(graph);
    }

    static boolean concerns(MethodKey call) {
        return THINNING.contains(call.name())
                && (call.owner().equals("java/util/Set") || call.owner().equals("java/util/Collection"));
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        body.calls()
                .filter(at -> concerns(EagerWork.edge(body.call(at)).callee()))
                .forEach(thinning ->
                        mapOfKeys(body, thinning).ifPresent(map -> lookAtValues(body, map, thinning, sites)));
    }

    /** The map, made in this method, whose keys are thinned. */
    private static Optional<SourceValue> mapOfKeys(MethodBody body, int thinning) {
        return body.maker(body.operands(thinning).get(0))
                .filter(made -> made instanceof MethodInsnNode call && call.name.equals("keySet"))
                .map(made -> body.operands(body.values().indexOf(made)).get(0))
                .filter(map -> body.maker(map).map(AbstractInsnNode::getOpcode).equals(Optional.of(Opcodes.NEW)));
    }

    private void lookAtValues(MethodBody body, SourceValue map, int thinning, Sites sites) {
        body.calls()
                .filter(at -> at < thinning && body.call(at).name.equals("put"))
                .filter(at -> body.operands(at).size() == 3
                        && body.same(body.operands(at).get(0), map))
                .mapToObj(at -> work.hardCall(body, body.operands(at).get(2)))
                .filter(made -> made.isPresent() && EagerWork.uses(body, made.getAsInt()).length == 1)
                .forEach(made -> sites.add(work.site(
                        body,
                        made.getAsInt(),
                        "What it works out is thrown away at line " + body.line(thinning)
                                + " unless its key is wanted")));
    }
}

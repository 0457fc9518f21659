package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import dev.headroom.code.internal.rules.LogCalls.Loudness;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * What a debug line says is worked out before the logger is asked whether anybody wants it. Silent behind a question whether the
 * level is on, for values that are merely handed over, and for suppliers.
 */
final class EagerArguments implements BodyRule {

    private static final Set<String> FORMATTING = Set.of(
            "java/lang/String.format",
            "java/lang/String.formatted",
            "java/lang/String.join",
            "java/util/Arrays.toString",
            "java/util/Arrays.deepToString",
            "java/util/stream/Stream.collect",
            "java/text/MessageFormat.format");

    private final CodeGraph graph;

    EagerArguments(CodeGraph graph) {
        this.graph = graph;
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        body.calls().forEach(at -> {
            Optional<Loudness> loudness = LogCalls.loudness(body, at);
            if (loudness.filter(Loudness.QUIET::equals).isPresent()) {
                eager(body, at).filter(api -> !isGuarded(body, at)).ifPresent(api -> sites.add(site(body, at, api)));
            }
        });
    }

    private static CodeSite site(MethodBody body, int at, String api) {
        Optional<Loop> loop = body.loopAt(at);
        return new CodeSite(
                CodeRule.EAGER_EVALUATION,
                body.place(at),
                loop.map(body::line).orElse(0),
                List.of(),
                api,
                Variation.NONE,
                "What the line says is worked out even while its level is off.");
    }

    /** What is worked out among the arguments, if anything is. */
    private Optional<String> eager(MethodBody body, int at) {
        List<SourceValue> operands = body.operands(at);
        return operands.stream()
                .skip(1)
                .flatMap(value -> eager(body, value, new HashSet<>()))
                .findFirst();
    }

    private Stream<String> eager(MethodBody body, SourceValue value, Set<AbstractInsnNode> seen) {
        return value.insns.stream()
                .filter(source -> body.values().parameter(source).isEmpty() && seen.add(source))
                .flatMap(source -> eager(body, source, seen));
    }

    private Stream<String> eager(MethodBody body, AbstractInsnNode source, Set<AbstractInsnNode> seen) {
        if (source instanceof InvokeDynamicInsnNode) {
            return Concatenations.isOne(source) ? Stream.of("string concatenation") : Stream.empty();
        }
        if (source.getOpcode() == Opcodes.ANEWARRAY) {
            return body.values().arrayStores(source).stream()
                    .flatMap(store -> eager(body, body.values().stack(store, 0), seen));
        }
        if (!(source instanceof MethodInsnNode call)) {
            return Stream.empty();
        }
        var key = new MethodKey(call.owner, call.name, call.desc);
        if (isBoxing(call)) {
            return eager(body, body.operands(body.values().indexOf(call)).get(0), seen);
        }
        boolean works = Concatenations.isOne(call)
                || FORMATTING.contains(call.owner + "." + call.name)
                || call.name.equals("writeValueAsString")
                || call.name.equals("toJson")
                || !graph.isPlain(new CallEdge(key, call.getOpcode() == Opcodes.INVOKESTATIC, false));
        return works ? Stream.of(key.qualifiedName()) : Stream.empty();
    }

    private static boolean isBoxing(MethodInsnNode call) {
        return call.name.equals("valueOf")
                && call.owner.startsWith("java/lang/")
                && !call.owner.equals("java/lang/String");
    }

    private static boolean isGuarded(MethodBody body, int at) {
        for (int i = 0; i < at; i++) {
            boolean asks = body.instruction(i) instanceof JumpInsnNode
                    && body.operands(i).stream()
                            .anyMatch(value -> value.insns.stream().anyMatch(LogCalls::asksWhetherOn));
            if (asks && body.regions().guards(i, at)) {
                return true;
            }
        }
        return false;
    }
}

package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Turns of a loop throw and catch as their ordinary way: an exception made in the loop and caught in it, or a text parsed to find
 * out whether it is a number, with the loop going on. Silent where the exception leaves the loop.
 */
final class ExceptionFlow implements BodyRule {

    private static final Set<String> PARSING = Set.of(
            "java/lang/Integer.parseInt",
            "java/lang/Integer.valueOf",
            "java/lang/Long.parseLong",
            "java/lang/Long.valueOf",
            "java/lang/Double.parseDouble",
            "java/lang/Double.valueOf");

    private static final Set<String> CATCHING_PARSING = Set.of(
            "java/lang/NumberFormatException",
            "java/lang/IllegalArgumentException",
            "java/lang/RuntimeException",
            "java/lang/Exception");

    private final CodeGraph graph;

    ExceptionFlow(CodeGraph graph) {
        this.graph = graph;
    }

    static boolean concerns(MethodKey call) {
        return PARSING.contains(call.owner() + "." + call.name());
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.regions().loops().isEmpty() || body.method().tryCatchBlocks.isEmpty()) {
            return;
        }
        body.instructions(Opcodes.ATHROW).forEach(at -> thrown(body, at)
                .flatMap(type -> loopThatGoesOn(body, at, type))
                .ifPresent(loop -> report(body, at, loop, "throw", sites)));
        body.calls()
                .filter(at -> PARSING.contains(body.call(at).owner + "." + body.call(at).name))
                .filter(at -> body.call(at).desc.startsWith("(Ljava/lang/String;"))
                .forEach(at -> loopThatGoesOn(body, at, "")
                        .ifPresent(loop -> report(body, at, loop, name(body.call(at)), sites)));
    }

    private static String name(MethodInsnNode call) {
        return call.owner.replace('/', '.') + "." + call.name;
    }

    private static void report(MethodBody body, int at, Loop loop, String api, Sites sites) {
        sites.add(new CodeSite(
                CodeRule.EXCEPTION_FLOW,
                body.place(at),
                body.line(loop),
                List.of(),
                api,
                Variation.NONE,
                "The loop catches what it throws and goes on, so that an exception is an ordinary turn of it."));
    }

    /** The type of an exception that is made where it is thrown. */
    private static Optional<String> thrown(MethodBody body, int at) {
        return body.maker(body.operands(at).get(0))
                .filter(made -> made.getOpcode() == Opcodes.NEW)
                .map(made -> ((TypeInsnNode) made).desc);
    }

    /** The loop in which a handler catches what an instruction throws, and from which the next turn begins. */
    private Optional<Loop> loopThatGoesOn(MethodBody body, int at, String type) {
        for (TryCatchBlockNode region : body.method().tryCatchBlocks) {
            int from = body.values().indexOf(region.start);
            int to = body.values().indexOf(region.end);
            if (at >= from && at < to && catches(region.type, type)) {
                int handler = body.values().indexOf(region.handler);
                return body.loopAt(handler).filter(loop -> !loop.ofLambda() && isAround(body, loop, at));
            }
        }
        return Optional.empty();
    }

    /** The throwing block itself may leave the loop where nothing is thrown. */
    private static boolean isAround(MethodBody body, Loop loop, int at) {
        return body.regions().around(at).contains(loop);
    }

    private boolean catches(@Nullable String caught, String thrown) {
        if (caught == null) {
            return false;
        }
        return thrown.isEmpty()
                ? CATCHING_PARSING.contains(caught)
                : caught.equals("java/lang/Exception")
                        || caught.equals("java/lang/RuntimeException")
                        || graph.isSubtype(thrown, caught);
    }
}

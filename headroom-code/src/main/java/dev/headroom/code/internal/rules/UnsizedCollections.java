package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.LoopSize;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * A collection made without a size is filled once per turn of a loop whose number of turns is known before. Silent where only some
 * turns add, where turns add within turns, and for short ranges.
 */
final class UnsizedCollections implements BodyRule {

    private static final Set<String> SIZEABLE = Set.of(
            "java/util/ArrayList",
            "java/util/HashMap",
            "java/util/HashSet",
            "java/util/LinkedHashMap",
            "java/util/LinkedHashSet",
            "java/util/ArrayDeque",
            "java/util/Vector",
            "java/lang/StringBuilder");

    private static final Set<String> FILLING = Set.of("add", "put", "addLast", "push", "offer");

    static boolean concerns(MethodKey call) {
        return call.name().equals("<init>") && call.descriptor().equals("()V") && SIZEABLE.contains(call.owner());
    }

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.regions().loops().isEmpty()) {
            return;
        }
        body.instructions(Opcodes.NEW)
                .filter(made -> SIZEABLE.contains(type(body, made)) && isWithoutSize(body, made))
                .forEach(made -> body.calls()
                        .filter(at -> fills(body, at, made))
                        .boxed()
                        .flatMap(at -> loopBetween(body, made, at).stream())
                        .findFirst()
                        .ifPresent(loop -> report(body, made, loop, sites)));
    }

    private static String type(MethodBody body, int made) {
        return ((TypeInsnNode) body.instruction(made)).desc;
    }

    private static boolean isWithoutSize(MethodBody body, int made) {
        OptionalInt construction = body.values().construction(body.instruction(made));
        return construction.isPresent()
                && body.call(construction.getAsInt()).desc.equals("()V");
    }

    private static boolean fills(MethodBody body, int at, int made) {
        MethodInsnNode call = body.call(at);
        boolean appendsOne =
                Concatenations.isBuilder(call.owner) && call.name.equals("append") && call.desc.startsWith("(C)");
        if (!FILLING.contains(call.name) && !appendsOne) {
            return false;
        }
        Set<AbstractInsnNode> receiver = body.operands(at).get(0).insns;
        return receiver.size() == 1 && receiver.contains(body.instruction(made));
    }

    /** The one loop that is around the filling but not around the making; it must fill in each turn. */
    private static Optional<Loop> loopBetween(MethodBody body, int made, int at) {
        List<Loop> around = body.regions().around(at).stream()
                .filter(loop -> !body.regions().around(made).contains(loop))
                .toList();
        return around.size() == 1 && !around.get(0).ofLambda() && body.regions().everyTurn(at, around.get(0))
                ? Optional.of(around.get(0))
                : Optional.empty();
    }

    private static void report(MethodBody body, int made, Loop loop, Sites sites) {
        new LoopSize(body, loop)
                .words()
                .ifPresent(size -> sites.add(new CodeSite(
                        CodeRule.UNSIZED_COLLECTION,
                        body.place(made),
                        body.line(loop),
                        List.of(),
                        type(body, made).replace('/', '.') + ".new",
                        Variation.NONE,
                        "It grows and copies while a loop fills it, though its size is known before: " + size + ".")));
    }
}

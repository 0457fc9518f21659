package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.flow.Loop;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** Each turn copies all that a builder has gathered so far. Silent where the loop empties the builder. */
final class GrowingText implements BodyRule {

    private static final Set<String> SHORTENING = Set.of("setLength", "delete", "deleteCharAt");

    @Override
    public void look(MethodBody body, Sites sites) {
        if (body.regions().loops().isEmpty()) {
            return;
        }
        on(body, "toString").forEach(at -> body.loopAt(at)
                .filter(loop -> grows(body, at, loop))
                .ifPresent(loop -> sites.add(new CodeSite(
                        CodeRule.QUADRATIC_ALGORITHM,
                        body.place(at),
                        body.line(loop),
                        List.of(),
                        "java.lang.StringBuilder.toString",
                        Variation.INVARIANT,
                        "Each turn of the loop copies all that the builder has gathered in the turns before."))));
    }

    private static IntStream on(MethodBody body, String name) {
        return body.calls()
                .filter(i -> Concatenations.isBuilder(body.call(i).owner)
                        && body.call(i).name.equals(name));
    }

    private static boolean grows(MethodBody body, int at, Loop loop) {
        SourceValue builder = body.operands(at).get(0);
        boolean direct = builder.insns.stream()
                .noneMatch(source -> source instanceof MethodInsnNode call && call.name.equals("append"));
        if (!direct
                || loop.ofLambda()
                || body.variation(builder, loop) != Variation.INVARIANT
                || madeInside(body, builder, loop)) {
            return false;
        }
        boolean appends = on(body, "append").anyMatch(i -> concerns(body, i, builder, loop));
        boolean shortens = SHORTENING.stream()
                .flatMapToInt(name -> on(body, name))
                .anyMatch(i -> concerns(body, i, builder, loop));
        return appends && !shortens;
    }

    private static boolean madeInside(MethodBody body, SourceValue builder, Loop loop) {
        return builder.insns.stream()
                .filter(source -> body.values().parameter(source).isEmpty())
                .anyMatch(source ->
                        body.regions().around(body.values().indexOf(source)).contains(loop));
    }

    private static boolean concerns(MethodBody body, int at, SourceValue builder, Loop loop) {
        return body.regions().around(at).contains(loop) && body.same(root(body, at), builder);
    }

    /** The builder that a chain of calls works on. */
    private static SourceValue root(MethodBody body, int at) {
        SourceValue value = body.operands(at).get(0);
        for (int step = 0; step < 64; step++) {
            AbstractInsnNode made = body.maker(value).orElse(null);
            if (!(made instanceof MethodInsnNode call) || !Concatenations.isBuilder(call.owner)) {
                return value;
            }
            value = body.operands(body.values().indexOf(made)).get(0);
        }
        return value;
    }
}

package dev.headroom.code.internal.body;

import dev.headroom.code.Variation;
import dev.headroom.code.internal.flow.Dependence;
import dev.headroom.code.internal.flow.Loop;
import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.LambdaUse;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The functions that a method hands to calls: which lambda bodies repeat, and which methods are called through a reference. */
final class Lambdas {

    private final MethodBody body;
    private final Map<MethodKey, Iteration> repeated = new HashMap<>();
    private final List<Call> references = new ArrayList<>();

    Lambdas(MethodBody body) {
        this.body = body;
        body.calls().forEach(this::readCall);
    }

    /** Bodies of lambdas, by the method the compiler made of them. */
    Map<MethodKey, Iteration> repeated() {
        return repeated;
    }

    /** Calls through method references, as if they stood in a loop at the call that is given the reference. */
    List<Call> references() {
        return references;
    }

    private void readCall(int at) {
        MethodInsnNode call = body.call(at);
        if (!call.desc.contains(";")) {
            return;
        }
        LambdaUse use = LambdaUse.of(call.owner, call.name);
        if (use == LambdaUse.UNKNOWN) {
            return;
        }
        for (SourceValue operand : body.operands(at)) {
            body.maker(operand)
                    .filter(made -> made instanceof InvokeDynamicInsnNode)
                    .map(made -> (InvokeDynamicInsnNode) made)
                    .ifPresent(made -> target(made).ifPresent(target -> take(at, use, made, target)));
        }
    }

    /** Only functions: concatenation of strings and the methods of records are dynamic, too. */
    private static Optional<Handle> target(InvokeDynamicInsnNode made) {
        if (!made.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory") || made.bsmArgs.length < 2) {
            return Optional.empty();
        }
        return made.bsmArgs[1] instanceof Handle handle ? Optional.of(handle) : Optional.empty();
    }

    private void take(int at, LambdaUse use, InvokeDynamicInsnNode made, Handle target) {
        Optional<Loop> around = body.loopAt(at);
        if (use == LambdaUse.ONCE && around.isEmpty()) {
            return;
        }
        var key = new MethodKey(target.getOwner(), target.getName(), target.getDesc());
        List<SourceValue> captured = body.operands(body.values().indexOf(made));
        if (isBody(key)) {
            int line = use == LambdaUse.ITERATES || around.isEmpty() ? body.line(at) : body.line(around.get());
            repeated.putIfAbsent(key, new Iteration(line, parameters(key, target, use, captured, around)));
        } else if (use == LambdaUse.ITERATES && !body.regions().inHandler(at)) {
            references.add(reference(at, key, target, captured));
        }
    }

    private boolean isBody(MethodKey key) {
        return key.owner().equals(body.key().owner())
                && (key.name().startsWith("lambda$")
                        || key.name().contains("$lambda")
                        || key.name().startsWith("$anonfun$"));
    }

    private List<Variation> parameters(
            MethodKey key, Handle target, LambdaUse use, List<SourceValue> captured, Optional<Loop> around) {
        List<Variation> parameters = new ArrayList<>();
        for (SourceValue value : captured) {
            parameters.add(
                    use == LambdaUse.ITERATES || around.isEmpty()
                            ? Variation.INVARIANT
                            : body.variation(value, around.get()));
        }
        Variation element = use == LambdaUse.ITERATES ? Variation.VARYING : Variation.UNKNOWN;
        while (parameters.size() < slots(key, target)) {
            parameters.add(element);
        }
        return parameters;
    }

    private Call reference(int at, MethodKey key, Handle target, List<SourceValue> captured) {
        List<Argument> arguments = new ArrayList<>();
        for (SourceValue value : captured) {
            arguments.add(new Argument(
                    Variation.INVARIANT,
                    Variation.INVARIANT,
                    Variation.INVARIANT,
                    body.dependence(value),
                    null,
                    Makers.of(body, value)));
        }
        while (arguments.size() < slots(key, target)) {
            arguments.add(Argument.ELEMENT);
        }
        boolean exact = target.getTag() == Opcodes.H_INVOKESTATIC || target.getTag() == Opcodes.H_INVOKESPECIAL;
        return new Call(
                new CallEdge(key, exact, false),
                body.line(at),
                new Repetition(body.line(at), true, true, true, false, Set.of()),
                arguments,
                List.of(),
                false);
    }

    private static int slots(MethodKey key, Handle target) {
        boolean isStatic = target.getTag() == Opcodes.H_INVOKESTATIC || target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        return Type.getArgumentTypes(key.descriptor()).length + (isStatic ? 0 : 1);
    }

    static Argument argument(MethodBody body, int at, SourceValue value) {
        Variation inner =
                body.loopAt(at).map(loop -> body.variation(value, loop)).orElse(Variation.INVARIANT);
        Dependence dependence = body.dependence(value);
        return new Argument(
                body.leastVariation(value, at),
                inner,
                body.outerVariation(value, at),
                dependence,
                body.maker(value).map(Constants::of).orElse(null),
                Makers.of(body, value));
    }
}

package dev.headroom.code.internal.body;

import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;

/** The second pass over a class: the methods that deserve it, each before the lambdas it makes. */
public final class ClassBodies {

    /** Instructions times the slots of a frame: what following the values of a method takes in memory. */
    private static final int MOST_CELLS = 2_000_000;

    private final ClassNode owner;
    private final Predicate<MethodKey> wanted;
    private final Predicate<CallEdge> followed;
    private final Map<MethodKey, MethodNode> left = new HashMap<>();
    private final List<MethodCalls> calls = new ArrayList<>();
    private int notFollowed;

    /**
     * @param wanted methods that deserve a look
     * @param followed calls that are kept
     */
    public ClassBodies(ClassNode owner, Predicate<MethodKey> wanted, Predicate<CallEdge> followed) {
        this.owner = owner;
        this.wanted = wanted;
        this.followed = followed;
    }

    /** Hands out each body once, and keeps its calls. */
    public void forEach(Consumer<MethodBody> rules) {
        List<MethodKey> first = new ArrayList<>();
        List<MethodKey> later = new ArrayList<>();
        for (MethodNode method : owner.methods) {
            var key = new MethodKey(owner.name, method.name, method.desc);
            if (method.instructions.size() > 0 && wanted.test(key)) {
                left.put(key, method);
                (method.name.contains("lambda$") || method.name.startsWith("$anonfun$") ? later : first).add(key);
            }
        }
        first.forEach(key -> read(key, Optional.empty(), rules));
        later.forEach(key -> read(key, Optional.empty(), rules));
    }

    public List<MethodCalls> calls() {
        return List.copyOf(calls);
    }

    /** Methods too large or too damaged. */
    public int notFollowed() {
        return notFollowed;
    }

    private void read(MethodKey key, Optional<Iteration> iteration, Consumer<MethodBody> rules) {
        MethodNode method = left.remove(key);
        if (method == null) {
            return;
        }
        Optional<MethodBody> body = follow(method, iteration);
        if (body.isEmpty()) {
            notFollowed++;
            return;
        }
        rules.accept(body.get());
        var lambdas = new Lambdas(body.get());
        List<Call> kept = new CallReader(body.get(), followed).read();
        lambdas.references().stream().filter(call -> followed.test(call.edge())).forEach(kept::add);
        if (!kept.isEmpty()) {
            calls.add(new MethodCalls(key, kept));
        }
        lambdas.repeated().forEach((lambda, repeats) -> read(lambda, Optional.of(repeats), rules));
    }

    private Optional<MethodBody> follow(MethodNode method, Optional<Iteration> iteration) {
        if ((long) method.instructions.size() * (method.maxLocals + method.maxStack) > MOST_CELLS) {
            return Optional.empty();
        }
        try {
            return Optional.of(MethodBody.of(owner.name, method, iteration));
        } catch (AnalyzerException | AssertionError damaged) {
            return Optional.empty();
        }
    }
}

package dev.headroom.code.internal.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The classes read and the calls between them. A call means one method for certain where it is static, private, final or of a
 * constructor, and else where the classes read have a single implementation of it.
 */
public final class CodeGraph {

    private final Map<String, ClassShape> classes;
    private final Map<String, List<ClassShape>> implementors = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    private final Map<CallEdge, Optional<MethodShape>> resolved = new HashMap<>();

    /** Calls within calls are followed so far when it is asked what a method does. */
    private static final int DEEPEST = 4;

    private final Set<MethodKey> hard;
    /** Methods whose calls others may notice. */
    private final Set<MethodKey> effective;

    private final Map<MethodKey, List<Caller>> callers = new HashMap<>();

    public CodeGraph(Map<String, ClassShape> classes) {
        this.classes = Map.copyOf(classes);
        classes.values().forEach(shape -> shape.methods().forEach(method -> {
            if (!method.isAbstract() && !method.key().name().startsWith("<")) {
                implementors
                        .computeIfAbsent(method.key().signature(), signature -> new ArrayList<>())
                        .add(shape);
            }
        }));
        classes.values().forEach(shape -> shape.methods()
                .forEach(method -> method.calls().forEach(call -> resolve(call)
                        .ifPresent(callee -> callers.computeIfAbsent(callee, key -> new ArrayList<>())
                                .add(new Caller(method.key(), call.lambda()))))));
        this.hard = callersOf(method -> method.repeats() || method.callsApi(), DEEPEST);
        this.effective = callersOf(
                method -> method.effects() || method.calls().stream().anyMatch(this::mayHaveEffects),
                Integer.MAX_VALUE);
    }

    /** Who calls a method for certain. */
    List<Caller> callers(MethodKey callee) {
        return callers.getOrDefault(callee, List.of());
    }

    /** Whether a method cannot be called but by constructors and static initialisers of its own class. */
    public boolean onlyInitialises(MethodKey method) {
        boolean hidden = shape(method.owner())
                .flatMap(shape -> shape.method(method.signature()))
                .filter(MethodShape::isPrivate)
                .isPresent();
        List<Caller> known = callers(method);
        return hidden
                && !known.isEmpty()
                && known.stream().allMatch(caller -> caller.key().name().startsWith("<"));
    }

    /** @param ofLambda whether the callee is a lambda's body */
    record Caller(MethodKey key, boolean ofLambda) {}

    public Optional<ClassShape> shape(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** In no particular order. */
    public Iterable<ClassShape> shapes() {
        return classes.values();
    }

    /** The method that a call can only mean; empty where there are several or none. */
    public Optional<MethodKey> resolve(CallEdge call) {
        return resolveShape(call).map(MethodShape::key);
    }

    /** Whether the method may have a loop. */
    boolean repeats(MethodKey method) {
        return shape(method.owner())
                .flatMap(shape -> shape.method(method.signature()))
                .filter(MethodShape::repeats)
                .isPresent();
    }

    /** Whether calling it costs next to nothing, as far as the classes read tell. */
    public boolean isPlain(CallEdge call) {
        return resolveShape(call).map(MethodShape::plain).orElse(true);
    }

    /**
     * Whether calling it means work worth avoiding: a loop, something that iterates, or a call of an API that rules follow, in it or in
     * what it calls. What cannot be resolved is taken for light.
     */
    public boolean worksHard(CallEdge call) {
        return resolve(call).filter(hard::contains).isPresent();
    }

    /**
     * Whether nobody but who takes its answer would miss the call, as far as the classes read tell. What cannot be resolved is judged by
     * its name.
     */
    public boolean isPure(CallEdge call) {
        return resolve(call).map(callee -> !effective.contains(callee)).orElseGet(() -> !mayHaveEffects(call));
    }

    private boolean mayHaveEffects(CallEdge call) {
        String name = call.callee().name();
        return resolveShape(call).isEmpty() && !name.equals("<init>") && !Effects.reads(name);
    }

    /** Methods of which something is true, and all that call them for certain through so many calls. */
    private Set<MethodKey> callersOf(Predicate<MethodShape> first, int calls) {
        List<MethodKey> last = new ArrayList<>();
        classes.values().forEach(shape -> shape.methods().forEach(method -> {
            if (first.test(method)) {
                last.add(method.key());
            }
        }));
        Set<MethodKey> found = new HashSet<>(last);
        List<MethodKey> callees = last;
        for (int i = 0; i < calls && !callees.isEmpty(); i++) {
            List<MethodKey> next = new ArrayList<>();
            for (MethodKey callee : callees) {
                callers(callee).stream().map(Caller::key).filter(found::add).forEach(next::add);
            }
            callees = next;
        }
        return found;
    }

    private Optional<MethodShape> resolveShape(CallEdge call) {
        Optional<MethodShape> known = resolved.get(call);
        if (known == null) {
            known = find(call).filter(MethodShape::read);
            resolved.put(call, known);
        }
        return known;
    }

    private Optional<MethodShape> find(CallEdge call) {
        ClassShape owner = classes.get(call.callee().owner());
        if (owner == null) {
            return Optional.empty();
        }
        String signature = call.callee().signature();
        Optional<MethodShape> inherited = inherited(owner, signature);
        if (call.exact()
                || inherited
                        .filter(method -> method.isFixed() || owner.isFinal())
                        .isPresent()) {
            return inherited.filter(method -> !method.isAbstract());
        }
        List<MethodShape> answers = new ArrayList<>();
        inherited.filter(method -> !method.isAbstract()).ifPresent(answers::add);
        for (ClassShape candidate : implementors.getOrDefault(signature, List.of())) {
            if (candidate != owner && isSubtype(candidate.name(), owner.name())) {
                candidate
                        .method(signature)
                        .filter(method -> !answers.contains(method))
                        .ifPresent(answers::add);
            }
            if (answers.size() > 1) {
                return Optional.empty();
            }
        }
        return answers.stream().findFirst();
    }

    private Optional<MethodShape> inherited(ClassShape owner, String signature) {
        for (String type : supertypes(owner.name())) {
            Optional<MethodShape> method = shape(type).flatMap(shape -> shape.method(signature));
            if (method.isPresent()) {
                return method;
            }
        }
        return Optional.empty();
    }

    /** Whether the one is the other or extends or implements it, as far as the classes read tell. */
    public boolean isSubtype(String name, String superType) {
        return supertypes(name).contains(superType);
    }

    /** The class itself, its superclasses and interfaces, nearest first; also those that were not read, by name. */
    public Set<String> supertypes(String name) {
        Set<String> known = supertypes.get(name);
        if (known == null) {
            known = collectSupertypes(name);
            supertypes.put(name, known);
        }
        return known;
    }

    private Set<String> collectSupertypes(String name) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String type = open.poll();
            ClassShape shape = found.add(type) ? classes.get(type) : null;
            if (shape != null) {
                open.add(shape.superName());
                open.addAll(shape.interfaces());
            }
        }
        return found;
    }
}

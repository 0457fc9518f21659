package dev.headroom.code.internal.graph;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which methods deserve a second look: those with loops or something a rule looks at, and the helpers that lead to an API. */
public final class Relevance {

    /** Calls from a loop through helpers to the API: three helpers, of which the last calls it. */
    public static final int MOST_HELPERS = 3;

    private final Set<MethodKey> methods = new HashSet<>();
    private final Set<String> owners = new HashSet<>();
    private final Map<MethodKey, Integer> helpersToApi = new HashMap<>();

    private Relevance() {}

    /**
     * @param followed calls that only the whole hierarchy tells to be an API's, such as those of a repository interface
     * @param fields collections whose use is looked at, as {@code owner.name}
     * @param wanted methods that a rule wants to see for what they do to fields
     */
    public static Relevance of(
            CodeGraph graph, Predicate<MethodKey> followed, Predicate<String> fields, Predicate<MethodKey> wanted) {
        var relevance = new Relevance();
        Deque<MethodKey> open = new ArrayDeque<>();
        for (ClassShape shape : graph.shapes()) {
            for (MethodShape method : shape.methods()) {
                boolean callsApi = method.callsApi();
                for (CallEdge call : method.calls()) {
                    callsApi |= followed.test(call.callee());
                }
                if (callsApi) {
                    relevance.helpersToApi.put(method.key(), 1);
                    open.add(method.key());
                }
                if (method.iterates()) {
                    method.calls().stream()
                            .filter(CallEdge::lambda)
                            .forEach(call -> relevance.methods.add(call.callee()));
                }
                boolean loops = method.iterates() || (method.jumpsBack() && method.repeatable());
                if (callsApi
                        || loops
                        || method.touched()
                        || asksAfterWork(graph, method)
                        || wanted.test(method.key())
                        || method.fields().stream().anyMatch(fields)) {
                    relevance.methods.add(method.key());
                }
            }
        }
        relevance.spread(open, graph);
        relevance.methods.forEach(method -> relevance.owners.add(method.owner()));
        return relevance;
    }

    /** Whether something is asked in a method that has work done by others, so that the work may be for nothing. */
    private static boolean asksAfterWork(CodeGraph graph, MethodShape method) {
        return method.branches()
                && method.calls().stream()
                        .anyMatch(call -> !call.lambda()
                                && !call.callee().descriptor().endsWith(")V")
                                && graph.worksHard(call)
                                && graph.isPure(call));
    }

    private void spread(Deque<MethodKey> open, CodeGraph graph) {
        while (!open.isEmpty()) {
            MethodKey callee = open.poll();
            int helpers = helpersToApi.getOrDefault(callee, MOST_HELPERS);
            for (CodeGraph.Caller caller : graph.callers(callee)) {
                int more = caller.ofLambda() ? helpers : helpers + 1;
                if (helpers <= MOST_HELPERS && graph.repeats(caller.key())) {
                    methods.add(caller.key());
                }
                if (more <= MOST_HELPERS && more < helpersToApi.getOrDefault(caller.key(), Integer.MAX_VALUE)) {
                    helpersToApi.put(caller.key(), more);
                    methods.add(caller.key());
                    open.add(caller.key());
                }
            }
        }
    }

    public boolean wants(MethodKey method) {
        return methods.contains(method);
    }

    /** Whether any method of the class is wanted. */
    public boolean wantsClass(String name) {
        return owners.contains(name);
    }

    /** How many helpers there are from this method on, itself included, until an API is called; a large number where none is. */
    public int helpersToApi(MethodKey method) {
        return helpersToApi.getOrDefault(method, Integer.MAX_VALUE);
    }
}

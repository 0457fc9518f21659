package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.ClassBodies;
import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.CallEdge;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import dev.headroom.code.internal.graph.Relevance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;

/** All rules over one class path: what they want to see, and what they say to it. */
public final class StandardRules {

    private static final List<CallRule> CALL_RULES = List.of(
            new RegexCompile(),
            new NPlusOneQueries(),
            new MissingBatch(),
            new BlockingIo(),
            new Reflection(),
            new RemoteCalls(),
            new QuadraticSearch());

    private final CodeGraph graph;
    private final Relevance relevance;
    private final RepeatedCalls repeatedCalls;
    private final UnboundedCaches caches;
    private final List<BodyRule> bodyRules;
    private final Sites sites = new Sites();
    private final Map<MethodKey, Boolean> apis = new HashMap<>();

    public StandardRules(CodeGraph graph) {
        this.graph = graph;
        var singles = new SingleObjects(graph);
        var fields = new CacheFields(graph, singles);
        var unread = new UnreadFields(graph, singles);
        this.relevance = Relevance.of(graph, this::isApi, fields::contains, unread::isSetter);
        this.repeatedCalls = new RepeatedCalls(graph, relevance, CALL_RULES);
        this.caches = new UnboundedCaches(graph, fields);
        this.bodyRules = List.of(
                new StringConcatenation(),
                new GrowingText(),
                new LoggingInLoop(),
                new EagerArguments(graph),
                new EagerFallbacks(graph),
                new ThrownAwayValues(graph),
                new EarlyValues(graph),
                unread,
                new Creations(graph),
                new UnsizedCollections(),
                new ExceptionFlow(graph),
                caches);
    }

    /** Calls that rules follow through helpers, as far as names tell. */
    public static boolean follows(MethodKey call) {
        for (CallRule rule : CALL_RULES) {
            if (rule.follows(call)) {
                return true;
            }
        }
        return false;
    }

    /** Calls that make a method worth a look without a loop. */
    public static boolean looksAt(MethodKey call) {
        return LogCalls.isLogger(call)
                || Creations.concerns(call)
                || EagerFallbacks.concerns(call)
                || ThrownAwayValues.concerns(call);
    }

    /** Calls that make a method with a loop worth a look. */
    public static boolean looksAtInLoops(MethodKey call) {
        return Concatenations.concerns(call) || UnsizedCollections.concerns(call) || ExceptionFlow.concerns(call);
    }

    private static boolean asksFor(MethodKey call, CodeGraph graph) {
        for (CallRule rule : CALL_RULES) {
            if (rule.follows(call, graph)) {
                return true;
            }
        }
        return false;
    }

    private boolean isApi(MethodKey call) {
        return apis.computeIfAbsent(call, key -> asksFor(key, graph));
    }

    /** Whether a method of the class deserves the second look. */
    public boolean wants(MethodKey method) {
        return relevance.wants(method);
    }

    public boolean wantsClass(String name) {
        return relevance.wantsClass(name);
    }

    /**
     * Looks at one class.
     *
     * @return methods that could not be followed
     */
    public int look(ClassNode owner) {
        var bodies = new ClassBodies(owner, this::wants, this::follows);
        bodies.forEach(this::look);
        bodies.calls().forEach(repeatedCalls::add);
        return bodies.notFollowed();
    }

    private void look(MethodBody body) {
        bodyRules.forEach(rule -> rule.look(body, sites));
    }

    private boolean follows(CallEdge call) {
        return isApi(call.callee())
                || graph.resolve(call)
                        .filter(callee -> relevance.helpersToApi(callee) <= Relevance.MOST_HELPERS)
                        .isPresent();
    }

    /** Once all classes have been looked at. */
    public Sites conclude() {
        repeatedCalls.judge(sites);
        caches.conclude(sites);
        return sites;
    }
}

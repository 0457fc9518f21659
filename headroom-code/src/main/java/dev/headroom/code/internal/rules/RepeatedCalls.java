package dev.headroom.code.internal.rules;

import dev.headroom.code.CodePlace;
import dev.headroom.code.CodeSite;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.Argument;
import dev.headroom.code.internal.body.Call;
import dev.headroom.code.internal.body.MethodCalls;
import dev.headroom.code.internal.body.Repetition;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import dev.headroom.code.internal.graph.Relevance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;

/** Follows the calls in loops through helpers to the APIs that rules are about. */
public final class RepeatedCalls {

    private final CodeGraph graph;
    private final Relevance relevance;
    private final List<CallRule> rules;
    private final Map<MethodKey, MethodCalls> methods = new HashMap<>();

    public RepeatedCalls(CodeGraph graph, Relevance relevance, List<CallRule> rules) {
        this.graph = graph;
        this.relevance = relevance;
        this.rules = List.copyOf(rules);
    }

    public void add(MethodCalls calls) {
        methods.put(calls.method(), calls);
    }

    public void judge(Sites sites) {
        for (MethodCalls method : methods.values()) {
            for (Call call : method.calls()) {
                call.repeated().filter(loop -> !call.inHandler()).ifPresent(loop -> {
                    var way = new Way(place(method, call), loop, List.of());
                    visit(call, way, Given.own(call), sites);
                });
            }
        }
    }

    private static CodePlace place(MethodCalls method, Call call) {
        return CodePlace.of(method.method().owner(), method.method().name(), call.line());
    }

    private void visit(Call call, Way way, Given given, Sites sites) {
        boolean isApi = false;
        for (CallRule rule : rules) {
            if (rule.follows(call.edge().callee(), graph)) {
                isApi = true;
                boolean ownLoop = !way.path.isEmpty() && call.repetition() != null;
                if (!ownLoop || rule.minds(deciding(call))) {
                    judge(rule, call, way, given, sites);
                }
            }
        }
        if (!isApi && way.path.size() < Relevance.MOST_HELPERS) {
            graph.resolve(call.edge()).ifPresent(helper -> enter(helper, way, given, sites));
        }
    }

    private static Variation deciding(Call call) {
        int first = isStatic(call) ? 0 : 1;
        return first < call.arguments().size() ? call.arguments().get(first).least() : Variation.NONE;
    }

    private void judge(CallRule rule, Call call, Way way, Given given, Sites sites) {
        boolean isStatic = isStatic(call);
        var repeated = new RepeatedCall(
                call,
                way.loop,
                withReceiver(given.least, isStatic),
                withReceiver(given.inner, isStatic),
                withReceiver(given.outer, isStatic),
                given.bound,
                way.path.isEmpty(),
                graph);
        rule.judge(repeated)
                .ifPresent(judgement -> sites.add(way.site(call.edge().callee(), judgement)));
    }

    /** Static calls have no receiver; rules count as if they had one. */
    private static List<Variation> withReceiver(List<Variation> arguments, boolean isStatic) {
        if (!isStatic) {
            return arguments;
        }
        List<Variation> shifted = new ArrayList<>();
        shifted.add(Variation.NONE);
        shifted.addAll(arguments);
        return shifted;
    }

    private static boolean isStatic(Call call) {
        int parameters = Type.getArgumentTypes(call.edge().callee().descriptor()).length;
        return call.arguments().size() == parameters;
    }

    private void enter(MethodKey helper, Way way, Given given, Sites sites) {
        int helpersLeft = Relevance.MOST_HELPERS - way.path.size();
        MethodCalls body = methods.get(helper);
        if (body == null || relevance.helpersToApi(helper) > helpersLeft) {
            return;
        }
        for (Call call : body.calls()) {
            boolean ownLoop = call.repetition() != null;
            if (!call.inHandler() && (!ownLoop || isMinded(call))) {
                visit(call, way.through(place(body, call)), given.within(call), sites);
            }
        }
    }

    private boolean isMinded(Call call) {
        return rules.stream().anyMatch(rule -> rule.follows(call.edge().callee(), graph) && rule.minds(deciding(call)));
    }

    /** How what a call is given varies in the loop that leads to it. */
    private record Given(List<Variation> least, List<Variation> inner, List<Variation> outer, List<Variation> bound) {

        static Given own(Call call) {
            return new Given(
                    call.arguments().stream().map(Argument::least).toList(),
                    call.arguments().stream().map(Argument::inner).toList(),
                    call.arguments().stream().map(Argument::outer).toList(),
                    call.bound().stream().map(Argument::outer).toList());
        }

        /** Of a call in the method that is given this. */
        Given within(Call call) {
            return new Given(
                    through(call.arguments(), least),
                    through(call.arguments(), inner),
                    through(call.arguments(), outer),
                    through(call.bound(), outer));
        }

        private static List<Variation> through(List<Argument> arguments, List<Variation> parameters) {
            return arguments.stream()
                    .map(argument -> argument.dependence().given(parameters))
                    .toList();
        }
    }

    /** From a call in a loop through the helpers passed so far. */
    private record Way(CodePlace place, Repetition loop, List<CodePlace> path) {

        Way through(CodePlace helper) {
            List<CodePlace> longer = new ArrayList<>(path);
            longer.add(helper);
            return new Way(place, loop, longer);
        }

        CodeSite site(MethodKey api, Judgement judgement) {
            return new CodeSite(
                    judgement.rule(),
                    place,
                    loop.line(),
                    path,
                    api.qualifiedName(),
                    judgement.deciding(),
                    judgement.evidence());
        }
    }
}

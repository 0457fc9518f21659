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
import java.util.function.Function;
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
                    CodePlace place = place(method, call);
                    var way = new Way(place, loop, List.of());
                    visit(
                            call,
                            way,
                            call.arguments().stream().map(Argument::inner).toList(),
                            call.arguments().stream().map(Argument::outer).toList(),
                            call.bound().stream().map(Argument::outer).toList(),
                            sites);
                });
            }
        }
    }

    private static CodePlace place(MethodCalls method, Call call) {
        return CodePlace.of(method.method().owner(), method.method().name(), call.line());
    }

    private void visit(
            Call call, Way way, List<Variation> inner, List<Variation> outer, List<Variation> bound, Sites sites) {
        MethodKey callee = call.edge().callee();
        boolean isStatic = isStatic(call);
        List<Variation> innerWithReceiver = withReceiver(inner, isStatic);
        List<Variation> outerWithReceiver = withReceiver(outer, isStatic);
        var repeated = new RepeatedCall(
                call, way.loop, innerWithReceiver, outerWithReceiver, bound, way.path.isEmpty(), graph);
        boolean isApi = false;
        for (CallRule rule : rules) {
            if (rule.follows(callee, graph)) {
                isApi = true;
                rule.judge(repeated).ifPresent(judgement -> sites.add(way.site(callee, judgement)));
            }
        }
        if (!isApi && way.path.size() < Relevance.MOST_HELPERS) {
            graph.resolve(call.edge()).ifPresent(helper -> enter(helper, way, inner, outer, sites));
        }
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

    private void enter(MethodKey helper, Way way, List<Variation> inner, List<Variation> outer, Sites sites) {
        int helpersLeft = Relevance.MOST_HELPERS - way.path.size();
        MethodCalls body = methods.get(helper);
        if (body == null || relevance.helpersToApi(helper) > helpersLeft) {
            return;
        }
        for (Call call : body.calls()) {
            if (call.repetition() == null && !call.inHandler()) {
                visit(
                        call,
                        way.through(place(body, call)),
                        given(call.arguments(), inner),
                        given(call.arguments(), outer),
                        given(call.bound(), outer),
                        sites);
            }
        }
    }

    private static List<Variation> given(List<Argument> arguments, List<Variation> parameters) {
        Function<Argument, Variation> variation =
                argument -> argument.dependence().given(parameters);
        return arguments.stream().map(variation).toList();
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

package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;

/**
 * A query in each turn, with a key that changes from turn to turn. Silent where the key stays the same, where the loop ends by what
 * the query answers (pages), and where it waits rather than iterates.
 */
final class NPlusOneQueries implements CallRule {

    @Override
    public boolean follows(MethodKey call) {
        return Sql.reads(call);
    }

    @Override
    public boolean follows(MethodKey call, CodeGraph graph) {
        return Sql.reads(call) || Sql.repositoryReads(call, graph);
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        if (!call.anyVaries()
                || call.repetition().decided()
                || !call.repetition().iterates()
                || call.repetition().names().contains("addBatch")
                || (call.key().name().equals("execute") && !Sql.isReadingText(call))) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(
                CodeRule.N_PLUS_ONE_QUERIES,
                call.given(),
                "Each turn of the loop sends a query of its own, with a key that the turn brings."));
    }
}

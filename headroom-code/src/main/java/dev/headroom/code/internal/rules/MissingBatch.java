package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/** Rows are written one statement each. Silent where the loop flushes and clears the session itself, which is how JPA batches. */
final class MissingBatch implements CallRule {

    @Override
    public boolean follows(MethodKey call) {
        return Sql.writes(call);
    }

    @Override
    public boolean follows(MethodKey call, CodeGraph graph) {
        return Sql.writes(call) || Sql.repositoryWrites(call, graph);
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        Set<String> names = call.repetition().names();
        boolean batches = names.contains("addBatch") || (names.contains("flush") && names.contains("clear"));
        boolean unclear = call.key().name().equals("execute") && !Sql.isWritingText(call);
        if (batches
                || unclear
                || !call.anyVaries()
                || !call.repetition().iterates()
                || call.repetition().decided()) {
            return Optional.empty();
        }
        return Optional.of(new Judgement(
                CodeRule.MISSING_BATCH,
                call.given(),
                "Each turn of the loop writes one row with a statement of its own."));
    }
}

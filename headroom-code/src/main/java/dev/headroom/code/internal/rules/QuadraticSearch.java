package dev.headroom.code.internal.rules;

import dev.headroom.code.CodeRule;
import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.CollectionTypes;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;
import java.util.Set;

/**
 * Each turn goes through a whole list, or moves all of it, so that the work grows with the square of the input. Silent for short
 * lists that are written out in the code, and for lists that each turn brings.
 */
final class QuadraticSearch implements CallRule {

    private static final Set<String> SEARCHES = Set.of("contains", "indexOf", "lastIndexOf");
    private static final Set<String> WRITTEN_OUT = Set.of(
            "java/util/List.of",
            "java/util/Arrays.asList",
            "java/util/Collections.singletonList",
            "java/util/Collections.emptyList",
            "com/google/common/collect/ImmutableList.of");

    @Override
    public boolean follows(MethodKey call) {
        if (call.owner().equals("java/lang/StringBuilder") || call.owner().equals("java/lang/StringBuffer")) {
            return call.name().equals("insert");
        }
        boolean searches = SEARCHES.contains(call.name()) || (call.name().equals("remove") && takesObject(call));
        return (CollectionTypes.isList(call.owner())
                        && (searches
                                || call.name().equals("remove")
                                || call.name().equals("get")))
                || (call.owner().equals("java/util/Collection") && searches);
    }

    private static boolean takesObject(MethodKey call) {
        return call.descriptor().startsWith("(Ljava/lang/Object;)");
    }

    @Override
    public Optional<Judgement> judge(RepeatedCall call) {
        if (call.inner(0) != Variation.INVARIANT || !call.repetition().iterates() || isWrittenOut(call)) {
            return Optional.empty();
        }
        String name = call.key().name();
        if (name.equals("insert") || (name.equals("remove") && !takesObject(call.key()))) {
            return isAtStart(call)
                    ? site("Each turn of the loop moves all that is there to make or fill the first place.")
                    : none();
        }
        if (name.equals("get")) {
            boolean linked = call.key().owner().equals("java/util/LinkedList")
                    || call.argument(0).maker().equals("java/util/LinkedList");
            return linked && call.inner(1) == Variation.VARYING
                    ? site("Each turn of the loop walks a linked list from its end to a place.")
                    : none();
        }
        boolean list = !call.key().owner().equals("java/util/Collection")
                || CollectionTypes.isList(call.argument(0).maker());
        return list && call.inner(1) != Variation.INVARIANT
                ? site("Each turn of the loop searches the same list, from its first element on.")
                : none();
    }

    private static boolean isAtStart(RepeatedCall call) {
        boolean first = Integer.valueOf(0).equals(call.argument(1).constant());
        return first
                && !call.key().owner().equals("java/util/LinkedList")
                && !call.argument(0).maker().equals("java/util/LinkedList");
    }

    private static boolean isWrittenOut(RepeatedCall call) {
        String maker = call.argument(0).maker();
        if (WRITTEN_OUT.contains(maker)) {
            return true;
        }
        int dot = maker.lastIndexOf('.');
        return dot > 0
                && call.graph()
                        .shape(maker.substring(0, dot))
                        .filter(owner -> owner.initialiser(maker.substring(dot + 1)).stream()
                                .anyMatch(WRITTEN_OUT::contains))
                        .isPresent();
    }

    private static Optional<Judgement> site(String evidence) {
        return Optional.of(new Judgement(CodeRule.QUADRATIC_ALGORITHM, Variation.INVARIANT, evidence));
    }

    private static Optional<Judgement> none() {
        return Optional.empty();
    }
}

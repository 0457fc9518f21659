package dev.headroom.code.internal.rules;

import dev.headroom.code.Variation;
import dev.headroom.code.internal.body.Argument;
import dev.headroom.code.internal.body.Call;
import dev.headroom.code.internal.body.Repetition;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * A call of an API that a loop repeats.
 *
 * @param api the call itself
 * @param repetition the loop, seen from the call in it that leads here
 * @param least how the arguments vary in that loop in which they vary least, receiver first
 * @param inner how the arguments vary in that loop, receiver first
 * @param outer the same over all loops around it
 * @param bound how values given to the receiver before vary, over all loops
 * @param direct whether no helper is between
 */
record RepeatedCall(
        Call api,
        Repetition repetition,
        List<Variation> least,
        List<Variation> inner,
        List<Variation> outer,
        List<Variation> bound,
        boolean direct,
        CodeGraph graph) {

    MethodKey key() {
        return api.edge().callee();
    }

    /** Of an argument, the receiver being 0 unless the call is static. */
    Variation inner(int number) {
        return number < inner.size() ? inner.get(number) : Variation.UNKNOWN;
    }

    /** Of an argument, as {@link #inner(int)}. */
    Variation least(int number) {
        return number < least.size() ? least.get(number) : Variation.UNKNOWN;
    }

    Argument argument(int number) {
        return api.arguments().get(number - (inner.size() - api.arguments().size()));
    }

    /** Whether anything the call is given changes from turn to turn; the receiver alone does not count. */
    boolean anyVaries() {
        return Stream.concat(outer.stream().skip(1), bound.stream()).anyMatch(given -> given == Variation.VARYING);
    }

    /** All that the call is given together; the receiver does not count. */
    Variation given() {
        return Stream.concat(outer.stream().skip(1), bound.stream()).reduce(Variation.INVARIANT, Variation::with);
    }
}

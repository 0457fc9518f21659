package dev.headroom.code.internal.rules;

import dev.headroom.code.Variation;
import dev.headroom.code.internal.graph.CodeGraph;
import dev.headroom.code.internal.graph.MethodKey;
import java.util.Optional;

/** A rule about the call of an API that repeats, directly or through helpers. */
public interface CallRule {

    /** Whether the call is of the API, as far as its name tells. */
    boolean follows(MethodKey call);

    /** Whether the call is of the API, as the hierarchy of its class tells. */
    default boolean follows(MethodKey call, CodeGraph graph) {
        return follows(call);
    }

    /**
     * Whether a call in a loop of a helper is also a matter of the loop that calls the helper.
     *
     * @param own how the first argument varies in the helper's own loop
     */
    default boolean minds(Variation own) {
        return false;
    }

    /** What makes it a site; empty where it is none. */
    Optional<Judgement> judge(RepeatedCall call);
}

package dev.headroom.code.internal.rules;

import dev.headroom.code.internal.body.MethodBody;
import dev.headroom.code.internal.graph.MethodKey;

/** A rule that needs to see one method only. */
public interface BodyRule {

    /** Whether a method without a loop deserves a look for this call. */
    default boolean looksAt(MethodKey call) {
        return false;
    }

    void look(MethodBody body, Sites sites);
}

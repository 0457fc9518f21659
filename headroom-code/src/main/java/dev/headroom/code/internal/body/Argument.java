package dev.headroom.code.internal.body;

import dev.headroom.code.Variation;
import dev.headroom.code.internal.flow.Dependence;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a value that is handed to a call.
 *
 * @param least how it varies in that loop around the call in which it varies least
 * @param inner how it varies in the innermost loop around the call
 * @param outer how it varies over all loops around it together
 * @param dependence what it hangs on as seen by the method's callers
 * @param constant null where it is none
 * @param maker what made it: {@code java/util/List.of} of a call, a type of a {@code new}; empty where unknown
 */
public record Argument(
        Variation least,
        Variation inner,
        Variation outer,
        Dependence dependence,
        @Nullable Object constant,
        String maker) {

    /** The element that something iterates over. */
    static final Argument ELEMENT =
            new Argument(Variation.VARYING, Variation.VARYING, Variation.VARYING, Dependence.CONSTANT, null, "");
}

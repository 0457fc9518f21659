package dev.headroom.code.internal.body;

import dev.headroom.code.Variation;
import java.util.List;

/**
 * What calls a lambda's body again and again.
 *
 * @param line of the iterating call, or of the loop around a call that takes the lambda once
 * @param parameters how the body's parameters vary, captured ones first
 */
public record Iteration(int line, List<Variation> parameters) {

    public Iteration {
        parameters = List.copyOf(parameters);
    }
}

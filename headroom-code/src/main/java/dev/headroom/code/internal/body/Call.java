package dev.headroom.code.internal.body;

import dev.headroom.code.internal.graph.CallEdge;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a call after its class has been read.
 *
 * @param repetition null where no loop of the method is around it
 * @param arguments receiver first
 * @param bound values given to the receiver before, such as a statement's parameters
 * @param inHandler whether only an exception leads there
 */
public record Call(
        CallEdge edge,
        int line,
        @Nullable Repetition repetition,
        List<Argument> arguments,
        List<Argument> bound,
        boolean inHandler) {

    public Call {
        arguments = List.copyOf(arguments);
        bound = List.copyOf(bound);
    }

    public Optional<Repetition> repeated() {
        return Optional.ofNullable(repetition);
    }
}

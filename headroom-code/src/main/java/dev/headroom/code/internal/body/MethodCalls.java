package dev.headroom.code.internal.body;

import dev.headroom.code.internal.graph.MethodKey;
import java.util.List;

/** The calls of one method that rules follow. */
public record MethodCalls(MethodKey method, List<Call> calls) {

    public MethodCalls {
        calls = List.copyOf(calls);
    }
}

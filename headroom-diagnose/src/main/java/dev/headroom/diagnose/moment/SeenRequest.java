package dev.headroom.diagnose.moment;

/**
 * A request that succeeded, with its place in the grid.
 *
 * @param startNanos intended start since the Unix epoch; without a client's view, when the server began
 * @param responseTimeNanos from there to complete
 * @param traceId low 64 bits of its trace id, 0 where it carried none
 */
public record SeenRequest(int cell, long startNanos, long responseTimeNanos, long traceId) {}

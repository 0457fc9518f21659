package dev.headroom.diagnose.tail;

import java.util.List;

/**
 * One slow request, as a waterfall. Instants are nanoseconds since the Unix epoch.
 *
 * @param traceId low 64 bits of its trace id, 0 where it carried none
 * @param startNanos intended start; without a client's view, when the server began
 * @param responseTimeNanos from there to complete
 * @param sentNanos when it was written to a connection; {@code startNanos} without a client's view
 * @param serverStartNanos when the server began to handle it
 * @param serverEndNanos when the server was done
 * @param thread that handled it
 * @param spans in order of time, without overlap; where there is none, its thread ran or nothing is known
 * @param cpuNanos CPU time in the server, −1 where unknown
 * @param unexplainedNanos no cause was found for
 */
public record SlowRequest(
        long traceId,
        long startNanos,
        long responseTimeNanos,
        long sentNanos,
        long serverStartNanos,
        long serverEndNanos,
        String thread,
        List<Span> spans,
        long cpuNanos,
        long unexplainedNanos) {

    /**
     * A stretch of the request's time that one cause took.
     *
     * @param place where it applies, empty where it has none
     */
    public record Span(TailCause cause, long fromNanos, long toNanos, String place) {

        public Span {
            if (fromNanos > toNanos) {
                throw new IllegalArgumentException("A span ends before it begins: " + fromNanos + " to " + toNanos);
            }
        }
    }

    public SlowRequest {
        spans = List.copyOf(spans);
    }
}

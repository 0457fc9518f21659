package dev.headroom.profile.recording;

/**
 * One HTTP request as the server saw it ({@code headroom.Request}).
 *
 * @param startNanos when the server began to handle it, since the Unix epoch
 * @param endNanos when handling ended
 * @param osThreadId thread that handled it
 * @param threadName that thread's name
 * @param method HTTP method
 * @param route route template, for example {@code /orders/{id}}
 * @param status HTTP status, 0 where unknown
 * @param traceIdHigh high 64 bits of the W3C trace id, 0 where the request carried none
 * @param traceIdLow low 64 bits
 * @param cpuNanos CPU time of the thread while it handled the request, −1 where unknown
 * @param allocatedBytes bytes the thread allocated meanwhile, −1 where unknown
 * @param sqlQueries JDBC executions meanwhile
 * @param sqlNanos time in them
 * @param id the agent's number of it, by which its tasks name it; 0 where unknown
 * @param parameterBucket which of 256 buckets the values of its route's placeholders fall in, −1 where it has none: tells one
 *     slow tenant or key from the others without recording who it is
 * @param offCpu what kept its thread from running
 */
public record ServerRequest(
        long startNanos,
        long endNanos,
        long osThreadId,
        String threadName,
        String method,
        String route,
        int status,
        long traceIdHigh,
        long traceIdLow,
        long cpuNanos,
        long allocatedBytes,
        long sqlQueries,
        long sqlNanos,
        long id,
        int parameterBucket,
        OffCpu offCpu) {

    /**
     * What kept a request's thread off the processor, as sums over the request, however short each single wait was; every
     * number is −1 where unknown.
     *
     * @param runQueueNanos ready to run, but no processor was free or the control group was throttled (second number of
     *     Linux's {@code /proc/self/task/TID/schedstat})
     * @param socketNanos in reads, writes and connects of sockets
     * @param fileNanos in reads, writes and syncs of files
     * @param poolNanos waiting for a connection of a pool
     * @param majorFaults page faults that had to be read from a disk
     * @param wakeNanos before the request, since the one before on this thread: ready to run, but no processor was free
     */
    public record OffCpu(
            long runQueueNanos, long socketNanos, long fileNanos, long poolNanos, long majorFaults, long wakeNanos) {

        /** Nothing is known. */
        public static final OffCpu UNKNOWN = new OffCpu(-1, -1, -1, -1, -1, -1);
    }

    public boolean hasTraceId() {
        return traceIdHigh != 0 || traceIdLow != 0;
    }

    public long durationNanos() {
        return endNanos - startNanos;
    }
}

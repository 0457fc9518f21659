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
        long sqlNanos) {

    public boolean hasTraceId() {
        return traceIdHigh != 0 || traceIdLow != 0;
    }

    public long durationNanos() {
        return endNanos - startNanos;
    }
}

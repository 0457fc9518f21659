package dev.headroom.profile.recording;

/**
 * One HTTP request that a request of the service sent to another service ({@code headroom.Call}).
 *
 * @param startNanos since the Unix epoch
 * @param durationNanos until the head of the answer was there; of an asynchronous one, until it was handed over
 * @param osThreadId thread that sent it
 * @param host host and port; empty where unknown
 * @param async whether its caller did not wait for the answer
 * @param stack the sending stack in the recording's {@link dev.headroom.profile.StackTable}
 */
public record RemoteCall(long startNanos, long durationNanos, long osThreadId, String host, boolean async, int stack) {

    public RemoteCall {
        if (durationNanos < 0) {
            throw new IllegalArgumentException("A call does not end before it begins, got " + durationNanos + " ns");
        }
    }
}

package dev.headroom.profile.recording;

/**
 * Work that a request gave to another thread ({@code headroom.Task}): an executor's task, or a stage of a completable future.
 * Instants are nanoseconds since the Unix epoch.
 *
 * @param requestId of the request that submitted it, {@link ServerRequest#id()}
 * @param submittedNanos when it was handed over
 * @param startNanos when a thread took it up
 * @param endNanos when it was done
 * @param osThreadId thread that ran it
 * @param cpuNanos CPU time of that thread meanwhile, −1 where unknown
 * @param allocatedBytes bytes it allocated meanwhile, −1 where unknown
 * @param executor class that it was handed to
 */
public record RequestTask(
        long requestId,
        long submittedNanos,
        long startNanos,
        long endNanos,
        long osThreadId,
        long cpuNanos,
        long allocatedBytes,
        String executor) {}

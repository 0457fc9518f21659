package dev.headroom.profile.recording;

/**
 * One JDBC execution ({@code headroom.Sql}).
 *
 * @param startNanos since the Unix epoch
 * @param durationNanos of the call to the driver
 * @param osThreadId thread that issued it
 * @param statement SQL with literals replaced by {@code ?}
 * @param rows rows read from its result so far as known, −1 where unknown
 * @param batchSize statements sent in one batch, 1 for a plain execution
 * @param stack the issuing stack in the recording's {@link dev.headroom.profile.StackTable}
 */
public record SqlExecution(
        long startNanos, long durationNanos, long osThreadId, String statement, long rows, long batchSize, int stack) {}

package dev.headroom.profile.recording;

/**
 * One JDBC execution ({@code headroom.Sql}).
 *
 * @param startNanos since the Unix epoch
 * @param durationNanos of the call to the driver
 * @param osThreadId thread that issued it
 * @param statement SQL with literals replaced by {@code ?}
 * @param rows changed by an update, or read from a query's result where they were told; −1 where unknown
 * @param batchSize statements sent in one batch, 1 for a plain execution
 * @param stack the issuing stack in the recording's {@link dev.headroom.profile.StackTable}
 * @param id the agent's number of it, by which {@link RecordingHandler#rowsRead} names it; 0 where its result is not followed
 */
public record SqlExecution(
        long startNanos,
        long durationNanos,
        long osThreadId,
        String statement,
        long rows,
        long batchSize,
        int stack,
        long id) {

    /** One whose rows nobody tells later. */
    public SqlExecution(
            long startNanos,
            long durationNanos,
            long osThreadId,
            String statement,
            long rows,
            long batchSize,
            int stack) {
        this(startNanos, durationNanos, osThreadId, statement, rows, batchSize, stack, 0);
    }

    public SqlExecution withRows(long known) {
        return new SqlExecution(startNanos, durationNanos, osThreadId, statement, known, batchSize, stack, id);
    }
}

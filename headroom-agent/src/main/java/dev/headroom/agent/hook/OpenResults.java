package dev.headroom.agent.hook;

import dev.headroom.agent.event.RowsEvent;
import org.jspecify.annotations.Nullable;

/**
 * The results of queries that a thread is reading for its request, with the rows each has given. Few are open at a time: the one that was
 * not read for the longest is told when there are more than {@value #MOST}. Belongs to its thread. Holds no result beyond its end, or that of the
 * request.
 */
final class OpenResults {
    private static final int MOST = 8;

    private final @Nullable Object[] results = new @Nullable Object[MOST];
    private final long[] executions = new long[MOST];
    private final long[] rows = new long[MOST];
    /** When each was opened or read last, counted in steps. */
    private final long[] steps = new long[MOST];

    private int size;
    private long step;

    boolean isEmpty() {
        return size == 0;
    }

    /** A query has returned its result. */
    void open(Object result, long execution) {
        int known = indexOf(result);
        if (known >= 0) {
            end(known, false); // a driver that uses the object again
        } else if (size == MOST) {
            end(stalest(), false);
        }
        results[size] = result;
        steps[size] = ++step;
        executions[size] = execution;
        rows[size] = 0;
        size++;
    }

    /** A result was asked for its next row, and had one or had none. */
    void advanced(Object result, boolean row) {
        int index = indexOf(result);
        if (index < 0) {
            return;
        }
        if (row) {
            rows[index]++;
            steps[index] = ++step;
        } else {
            end(index, true);
        }
    }

    /** A result was closed before its end. */
    void closed(Object result) {
        int index = indexOf(result);
        if (index >= 0) {
            end(index, false);
        }
    }

    /** The request is over. */
    void endAll() {
        while (size > 0) {
            end(size - 1, false);
        }
    }

    /** The request is over and nobody wants to know. */
    void forget() {
        while (size > 0) {
            results[--size] = null;
        }
    }

    /** The last first: what was opened last is read. By identity; no method of a driver is called. */
    private int indexOf(Object result) {
        for (int i = size - 1; i >= 0; i--) {
            if (results[i] == result) {
                return i;
            }
        }
        return -1;
    }

    private int stalest() {
        int stalest = 0;
        for (int i = 1; i < size; i++) {
            if (steps[i] < steps[stalest]) {
                stalest = i;
            }
        }
        return stalest;
    }

    /** Rows that another thread read are not seen here: none, without an end, is not known to be none. */
    private void end(int index, boolean complete) {
        long execution = executions[index];
        long given = rows[index];
        size--;
        System.arraycopy(results, index + 1, results, index, size - index);
        System.arraycopy(executions, index + 1, executions, index, size - index);
        System.arraycopy(rows, index + 1, rows, index, size - index);
        System.arraycopy(steps, index + 1, steps, index, size - index);
        results[size] = null;
        if (complete || given > 0) {
            RowsEvent event = new RowsEvent();
            if (event.isEnabled()) {
                event.execution = execution;
                event.rows = given;
                event.commit();
            }
        }
    }
}

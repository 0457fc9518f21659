package dev.headroom.agent.hook;

import dev.headroom.agent.event.RequestEvent;
import dev.headroom.agent.event.SqlEvent;
import dev.headroom.agent.event.UnpooledText;
import dev.headroom.agent.sql.SqlTexts;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Around every JDBC execution and preparation. A driver under its pool's wrapper is one execution: the outermost call on
 * a thread opens it, inner ones only tell its text when the outer did not know. No method of a driver is ever called.
 */
public final class SqlHooks {
    private static final long UNKNOWN = -1;
    private static final long NO_BATCH = 0;
    private static final int CACHED_TEXTS = 4_096;
    private static final SqlEvent PROBE = new SqlEvent();
    private static final ByIdentity<String> PREPARED = new ByIdentity<>();
    private static final SqlTexts TEXTS = new SqlTexts(CACHED_TEXTS);
    private static final AtomicLong IDS = new AtomicLong();
    private static final Class<?> STATEMENT = jdbc("java.sql.Statement");

    /** What every object of JDBC is. */
    static final Class<?> WRAPPER = jdbc("java.sql.Wrapper");

    private SqlHooks() {}

    /** Registers the event with JFR before the first execution does. */
    public static boolean isRecorded() {
        return PROBE.isEnabled();
    }

    /** Called first in an execute method; {@code sql} is its argument, or null for a prepared statement or a batch. */
    public static int enter(Object statement, @Nullable String sql) {
        ThreadState state = null;
        int depth = 0;
        try {
            if (!STATEMENT.isInstance(statement)) {
                return 0;
            }
            state = ThreadState.current();
            depth = state.sqlDepth;
            if (depth == 0) {
                open(state);
            }
            if (state.sqlText == null && (state.sql != null || Windows.anyOpen())) {
                state.sqlText = sql != null ? sql : PREPARED.of(statement);
            }
            state.sqlDepth = depth + 1;
            return depth + 1;
        } catch (Throwable failure) { // the boundary to the application
            if (state != null) {
                state.sqlDepth = depth;
                state.endSql();
            }
            Tally.OF_THIS_JVM.failure("SQL start", failure);
            return 0;
        }
    }

    private static void open(ThreadState state) {
        Tally.OF_THIS_JVM.sqlExecution();
        state.endSql();
        boolean recorded = PROBE.isEnabled();
        if (recorded || state.open != null) {
            state.sqlStartNanos = System.nanoTime();
        }
        if (recorded) {
            SqlEvent event = new SqlEvent();
            event.begin();
            state.sql = event;
        }
    }

    /** Called when a statement has returned without telling rows, or any single execution has thrown. */
    public static void executed(int token) {
        exit(token, UNKNOWN, NO_BATCH);
    }

    /** Called when a query has returned its result, whose rows are counted as they are read. */
    public static void queried(@Nullable Object result, int token) {
        if (token == 0) {
            return;
        }
        try {
            ThreadState state = ThreadState.current();
            if (state.sql != null && state.sqlResult == null) {
                state.sqlResult = result;
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("SQL result", failure);
        }
        exit(token, UNKNOWN, NO_BATCH);
    }

    /** Called when an update has returned; a driver answers less than 0 when it does not know. */
    public static void updated(long rows, int token) {
        exit(token, Math.max(rows, UNKNOWN), NO_BATCH);
    }

    /** Called when a batch has returned its {@code int[]} or {@code long[]} of update counts. */
    public static void batched(@Nullable Object counts, int token) {
        if (counts instanceof int[] few) {
            exit(token, sum(few), few.length);
        } else if (counts instanceof long[] many) {
            exit(token, sum(many), many.length);
        } else {
            batchFailed(token);
        }
    }

    /** Called when a batch has thrown. */
    public static void batchFailed(int token) {
        exit(token, UNKNOWN, UNKNOWN);
    }

    private static long sum(int[] counts) {
        long rows = 0;
        for (int count : counts) {
            if (count < 0) {
                return UNKNOWN;
            }
            rows += count;
        }
        return rows;
    }

    private static long sum(long[] counts) {
        long rows = 0;
        for (long count : counts) {
            if (count < 0) {
                return UNKNOWN;
            }
            rows += count;
        }
        return rows;
    }

    private static void exit(int token, long rows, long batchSize) {
        if (token == 0) {
            return;
        }
        try {
            ThreadState state = ThreadState.current();
            state.sqlDepth = token - 1;
            if (token == 1) {
                close(state, rows, batchSize);
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("SQL end", failure);
        }
    }

    private static void close(ThreadState state, long rows, long batchSize) {
        RequestEvent request = state.request;
        if (request != null) {
            request.sqlQueries++;
            request.sqlTime += System.nanoTime() - state.sqlStartNanos;
        } else if (state.open != null) {
            state.open.executed(System.nanoTime() - state.sqlStartNanos);
        }
        SqlEvent event = state.sql;
        String text = state.sqlText;
        Object result = state.sqlResult;
        if (event != null) {
            event.end();
        }
        state.endSql();
        if (Windows.anyOpen()) {
            Windows.executed(state, text, TEXTS);
        }
        if (event != null && event.shouldCommit()) {
            if (result != null && (request != null || state.task != null)) {
                event.id = IDS.incrementAndGet();
                state.results.open(result, event.id);
            }
            event.statement = text == null ? "" : UnpooledText.of(TEXTS.normalised(text));
            event.rows = rows;
            event.batchSize = batchSize;
            event.commit();
        }
    }

    /** Called when a connection has prepared a statement or call. */
    public static void prepared(@Nullable Object statement, @Nullable String sql) {
        try {
            if (sql != null && STATEMENT.isInstance(statement) && statement != null) {
                PREPARED.remember(statement, sql);
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("SQL preparation", failure);
        }
    }

    /** Called when a text was added to a statement's batch; the first one stands for the batch. */
    public static void addedToBatch(Object statement, @Nullable String sql) {
        try {
            if (sql != null && STATEMENT.isInstance(statement) && PREPARED.of(statement) == null) {
                PREPARED.remember(statement, sql);
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("SQL batch", failure);
        }
    }

    private static Class<?> jdbc(String name) {
        try {
            return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException noJdbc) {
            return Void.class; // without java.sql nothing can be a statement
        }
    }
}

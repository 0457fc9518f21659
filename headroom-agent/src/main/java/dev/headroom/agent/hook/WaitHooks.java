package dev.headroom.agent.hook;

/**
 * Around calls that wait for something outside: a request's sums of them, however short each one was. Nested calls count for the
 * outermost, and what happens inside a SQL execution is the execution's. Called from the JDK's own classes too, so it touches
 * nothing before it knows that the thread handles a request.
 */
public final class WaitHooks {
    /** Kinds of waits, as the woven code names them. */
    public static final int POOL = 0;

    public static final int FILE = 1;
    public static final int SOCKET = 2;

    private WaitHooks() {}

    /** Called first; answers a token for {@link #exit}, 0 where there is nothing to measure. */
    public static int enter() {
        try {
            ThreadState state = ThreadState.current();
            if (state.request == null || state.waitStartNanos != 0 || state.sqlDepth != 0) {
                return 0;
            }
            state.waitStartNanos = System.nanoTime() | 1; // 0 means outside
            return 1;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("wait start", failure);
            return 0;
        }
    }

    /** Called last, on return as well as on throw. */
    public static void exit(int token, int kind) {
        if (token == 0) {
            return;
        }
        try {
            ThreadState state = ThreadState.current();
            if (state.waitStartNanos == 0) {
                return; // the request has ended meanwhile
            }
            long waited = Math.max(0, System.nanoTime() - state.waitStartNanos);
            state.waitStartNanos = 0;
            switch (kind) {
                case POOL -> state.poolNanos += waited;
                case FILE -> state.fileNanos += waited;
                default -> state.socketNanos += waited;
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("wait end", failure);
        }
    }
}

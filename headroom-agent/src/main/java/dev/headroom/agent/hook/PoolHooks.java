package dev.headroom.agent.hook;

/** Around the call by which a connection is taken from a pool: a request's sum of it, however short each one was. */
public final class PoolHooks {

    private PoolHooks() {}

    /** Called first; answers a token for {@link #exit}, 0 outside requests and inside another pool's call. */
    public static int enter() {
        try {
            ThreadState state = ThreadState.current();
            if (state.request == null || state.poolStartNanos != 0) {
                return 0;
            }
            state.poolStartNanos = System.nanoTime() | 1; // 0 means outside
            return 1;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("pool start", failure);
            return 0;
        }
    }

    /** Called last, on return as well as on throw. */
    public static void exit(int token) {
        if (token == 0) {
            return;
        }
        try {
            ThreadState state = ThreadState.current();
            state.poolNanos += Math.max(0, System.nanoTime() - state.poolStartNanos);
            state.poolStartNanos = 0;
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("pool end", failure);
        }
    }
}

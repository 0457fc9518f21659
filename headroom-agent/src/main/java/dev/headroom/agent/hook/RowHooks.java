package dev.headroom.agent.hook;

/** After every step of a query's result, and when it is closed. */
public final class RowHooks {

    private RowHooks() {}

    /** Called when {@code next} has returned; what it does for results that no request reads has to cost next to nothing. */
    public static void advanced(boolean row, Object result) {
        try {
            OpenResults results = ThreadState.current().results;
            if (!results.isEmpty()) {
                results.advanced(result, row);
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("rows of a query", failure);
        }
    }

    /** Called when a result is closed. */
    public static void closed(Object result) {
        try {
            OpenResults results = ThreadState.current().results;
            if (!results.isEmpty()) {
                results.closed(result);
            }
        } catch (Throwable failure) { // the boundary to the application
            Tally.OF_THIS_JVM.failure("end of a query's rows", failure);
        }
    }
}

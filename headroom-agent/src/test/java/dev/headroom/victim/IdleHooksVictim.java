package dev.headroom.victim;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/** Measures what a woven JDBC method allocates, with a statement that does nothing but refuse. */
public final class IdleHooksVictim {
    private static final int WARM_UP = 200_000;
    private static final int MEASURED = 1_000_000;

    private IdleHooksVictim() {}

    public static void main(String[] args) throws Exception {
        QuietStatement statement = new QuietStatement();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        execute(statement, WARM_UP);
        long before = threads.getCurrentThreadAllocatedBytes();
        execute(statement, MEASURED);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        System.out.println("allocated " + allocated + " executions " + (WARM_UP + MEASURED));
        Victim.serve(0);
    }

    private static void execute(QuietStatement statement, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            statement.executeUpdate("UPDATE orders SET seen = 1");
        }
    }
}

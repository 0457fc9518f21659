package dev.headroom.junit.internal.agent;

import dev.headroom.junit.NotMeasuredException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;

/**
 * What the agent counted between opening and closing a window.
 *
 * @param ungrouped executions that are counted but not among {@code sql}, of more statements and places than are told apart
 * @param allocatedBytes of the window's thread and its tasks; empty where a thread could not tell
 * @param cpuNanos as {@code allocatedBytes}
 * @param tasks given to executors
 * @param tasksUnfinished of them not done when patience was over
 * @param tasksForgotten tasks that could not be followed for want of room
 * @param overlapped whether another window was open meanwhile
 * @param firstFailure of the agent's hooks meanwhile, empty where all went well
 * @param sql statements and places, of a detailed window
 */
public record WindowCounts(
        long executions,
        long executionsElsewhere,
        long ungrouped,
        OptionalLong allocatedBytes,
        OptionalLong cpuNanos,
        long tasks,
        long tasksUnfinished,
        long tasksForgotten,
        boolean overlapped,
        String firstFailure,
        List<ExecutedSql> sql) {

    public WindowCounts {
        sql = List.copyOf(sql);
    }

    /** Reads the agent's answer. */
    static WindowCounts of(Properties answer) throws NotMeasuredException {
        return new WindowCounts(
                number(answer, "sqlExecutions"),
                number(answer, "sqlElsewhere"),
                number(answer, "sqlUngrouped"),
                known(number(answer, "allocatedBytes")),
                known(number(answer, "cpuNanos")),
                number(answer, "tasks"),
                number(answer, "tasksUnfinished"),
                number(answer, "tasksForgotten"),
                Boolean.parseBoolean(text(answer, "overlapped")),
                text(answer, "firstFailure"),
                statements(answer));
    }

    private static List<ExecutedSql> statements(Properties answer) throws NotMeasuredException {
        List<ExecutedSql> statements = new ArrayList<>();
        for (int i = 0; answer.containsKey("sql." + i + ".count"); i++) {
            String prefix = "sql." + i + ".";
            statements.add(new ExecutedSql(
                    text(answer, prefix + "statement"),
                    text(answer, prefix + "frames").lines().toList(),
                    text(answer, prefix + "thread"),
                    Boolean.parseBoolean(text(answer, prefix + "elsewhere")),
                    number(answer, prefix + "count")));
        }
        return statements;
    }

    private static OptionalLong known(long value) {
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static long number(Properties answer, String key) throws NotMeasuredException {
        String text = text(answer, key);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException unknown) {
            throw otherVersion(key + "=" + text);
        }
    }

    private static String text(Properties answer, String key) throws NotMeasuredException {
        String text = answer.getProperty(key);
        if (text == null) {
            throw otherVersion("no " + key);
        }
        return text;
    }

    private static NotMeasuredException otherVersion(String what) {
        return new NotMeasuredException("The agent in this JVM answers otherwise than headroom-junit expects (" + what
                + "). Give both the same version, also in the -javaagent of the tests' command.");
    }
}

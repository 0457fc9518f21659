package dev.headroom.junit.internal.agent;

import java.util.List;

/**
 * Executions of one statement from one place.
 *
 * @param statement normalised: literals are {@code ?}; empty where the text is not known
 * @param frames the calls that led to it, innermost first, as {@code class.method(file:line)}
 * @param thread name of the thread of the first execution
 * @param elsewhere whether that thread does not belong to the window
 * @param count at least 1
 */
public record ExecutedSql(String statement, List<String> frames, String thread, boolean elsewhere, long count) {
    public ExecutedSql {
        frames = List.copyOf(frames);
        if (count < 1) {
            throw new IllegalArgumentException("A statement that is told was executed, got a count of " + count);
        }
    }
}

package dev.headroom.agent.hook;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.stream.Stream;

/** The frames that led to a JDBC execution, as text: one a line, innermost first, without the agent's own and those of JDBC objects. */
final class Callers {
    private static final int MOST = 48;
    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final Class<?> wrapper;

    private Callers(Class<?> wrapper) {
        this.wrapper = wrapper;
    }

    static String frames() {
        return WALKER.walk(new Callers(SqlHooks.WRAPPER)::text);
    }

    /** Statements, connections, results and their pools' wrappers are all {@code java.sql.Wrapper}s. */
    private String text(Stream<StackFrame> frames) {
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (Iterator<StackFrame> each = frames.iterator(); each.hasNext() && told < MOST; ) {
            StackFrame frame = each.next();
            if (!frame.getClassName().startsWith("dev.headroom.agent.")
                    && !wrapper.isAssignableFrom(frame.getDeclaringClass())) {
                text.append(text.length() == 0 ? "" : "\n")
                        .append(frame.getClassName())
                        .append('.')
                        .append(frame.getMethodName())
                        .append('(')
                        .append(frame.getFileName())
                        .append(':')
                        .append(frame.getLineNumber())
                        .append(')');
                told++;
            }
        }
        return text.toString();
    }
}

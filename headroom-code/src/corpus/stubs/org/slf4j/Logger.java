package org.slf4j;

public interface Logger {
    boolean isDebugEnabled();

    boolean isTraceEnabled();

    void trace(String message);

    void debug(String message);

    void debug(String format, Object one);

    void debug(String format, Object one, Object two);

    void info(String message);

    void info(String format, Object one);

    void warn(String format, Object one);

    void error(String message, Throwable cause);
}

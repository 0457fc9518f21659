package org.slf4j;

public final class LoggerFactory {
    private LoggerFactory() {}

    public static Logger getLogger(Class<?> type) {
        throw new UnsupportedOperationException(type.getName());
    }
}

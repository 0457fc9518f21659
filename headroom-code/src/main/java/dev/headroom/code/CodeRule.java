package dev.headroom.code;

import java.util.Locale;

/** An anti-pattern that shows in class files. */
public enum CodeRule {
    REGEX_COMPILE_IN_LOOP,
    STRING_CONCAT_IN_LOOP,
    N_PLUS_ONE_QUERIES,
    MISSING_BATCH,
    BLOCKING_IO_IN_HOT_PATH,
    LOGGING_IN_HOT_PATH,
    UNBOUNDED_CACHE,
    UNPOOLED_CONNECTION,
    UNSIZED_COLLECTION,
    EXCEPTION_FLOW,
    REFLECTION_IN_HOT_PATH,
    QUADRATIC_ALGORITHM,
    CHATTY_REMOTE_CALLS,
    SERIALIZATION_COST,
    /** Arguments built for a log level that is usually off are here, not under {@link #LOGGING_IN_HOT_PATH}. */
    EAGER_EVALUATION;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Stable, the same as a finding's: {@code regex-compile-in-loop}. */
    public String id() {
        return id;
    }
}

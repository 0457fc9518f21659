package dev.headroom.measure;

/** How one request ended, as the client saw it. */
public enum RequestOutcome {
    OK,
    /** The service answered with a status the load does not accept (4xx, 5xx, an unexpected redirect). */
    BAD_STATUS,
    /** The connection could not be opened. */
    CONNECT_FAILED,
    /** The connection closed or reset before the answer was whole. */
    CONNECTION_LOST,
    /** No whole answer within the timeout. */
    TIMEOUT,
    /** Bytes that are not HTTP. */
    MALFORMED_RESPONSE,
    /** The status was a success, but the answer did not say what the load checks, or lacks what it keeps. */
    VALIDATION_FAILED,
    /** The measuring window ended before an answer came. */
    UNFINISHED;

    public boolean isError() {
        return this != OK;
    }

    /** Whether a whole answer came, whatever it said. */
    public boolean isAnswered() {
        return this == OK || this == BAD_STATUS || this == VALIDATION_FAILED;
    }

    /** The stable name in JSON: {@code bad-status}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}

package dev.headroom.gate.comparison;

import java.io.Serial;

/** A limit that cannot be read, or that is of a metric nothing measured; the message says what would be valid. */
public final class LimitException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    LimitException(String text, String problem) {
        super("'" + text + "': " + problem);
    }
}

package dev.headroom.junit;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What a test costs could not be told, so that it neither passes nor fails; the message says why, and what to do. */
public final class NotMeasuredException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    public NotMeasuredException(String message) {
        super(message);
    }

    public NotMeasuredException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.headroom.load.capacity;

import java.util.Objects;

/** Load levels that no law can be fitted to; the message says what is missing. */
public final class UnfitLevelsException extends Exception {

    private static final long serialVersionUID = 1L;

    UnfitLevelsException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "made with a message");
    }
}

package dev.headroom.load.schedule;

/** A recorded schedule that cannot be replayed; the message names the file, the line and the remedy. */
public final class StartsFileException extends Exception {

    private static final long serialVersionUID = 1L;

    StartsFileException(String message) {
        super(message);
    }
}

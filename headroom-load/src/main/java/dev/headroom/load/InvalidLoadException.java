package dev.headroom.load;

import java.util.Objects;

/** A load that cannot be run as described; the message names the place and the remedy. Nothing was sent. */
public final class InvalidLoadException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidLoadException(String message) {
        super(message);
    }

    /**
     * A fault inside a template.
     *
     * @param subject what the template belongs to, such as {@code path of GET /orders/{id}}
     * @param column 1-based character at which the fault begins
     */
    public static InvalidLoadException at(String subject, String template, int column, String fault, String remedy) {
        return new InvalidLoadException(
                "The " + subject + " has " + fault + " at column " + column + " of '" + template + "'. " + remedy);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage(), "made with a message");
    }
}

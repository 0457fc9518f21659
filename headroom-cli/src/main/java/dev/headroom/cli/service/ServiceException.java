package dev.headroom.cli.service;

/** The measured service did not start, died, or could not be reached; the message says which, where, and what to do. */
public final class ServiceException extends Exception {

    private static final long serialVersionUID = 1;

    public ServiceException(String message) {
        super(message);
    }

    public ServiceException(String message, Throwable cause) {
        super(message, cause);
    }
}

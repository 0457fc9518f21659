package dev.headroom.example.shop;

/** An option that cannot be obeyed; the message says which, and what would do. */
final class BadOptionException extends Exception {

    BadOptionException(String message) {
        super(message);
    }
}

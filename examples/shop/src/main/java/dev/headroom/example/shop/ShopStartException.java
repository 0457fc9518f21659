package dev.headroom.example.shop;

/** The shop could not open; the message says what was in the way, and what to do about it. */
public final class ShopStartException extends Exception {

    ShopStartException(String message, Throwable cause) {
        super(message, cause);
    }
}

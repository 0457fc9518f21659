package dev.headroom.junit.internal.run;

/** What a test does. */
public interface Body {
    /** Throws what the test throws. */
    void run() throws Throwable;
}

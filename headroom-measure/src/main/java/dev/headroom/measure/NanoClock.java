package dev.headroom.measure;

/** A monotonic clock in nanoseconds, as a parameter, so that tests decide what time it is. */
@FunctionalInterface
public interface NanoClock {

    /** Nanoseconds since an arbitrary origin; only differences mean anything. */
    long nanoTime();

    /** The clock of this machine, {@link System#nanoTime()}. */
    static NanoClock system() {
        return System::nanoTime;
    }
}

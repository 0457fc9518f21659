package dev.headroom.gate;

import java.util.Locale;

/** What is said of a run or of one gate. Ordered from best to worst, so that the worst of several is their maximum. */
public enum Verdict {
    PASS(0),
    INCONCLUSIVE(3),
    FAIL(1),
    /** The run's own numbers cannot be believed: the generator was the bottleneck, the service died. */
    INVALID(4);

    private final int exitCode;

    Verdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The stable name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Verdict worst(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

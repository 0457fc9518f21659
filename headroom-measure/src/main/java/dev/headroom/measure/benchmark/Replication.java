package dev.headroom.measure.benchmark;

import java.util.Locale;

/** What of a tool's result counts as one independent measurement. */
public enum Replication {
    /** A process that the tool started for a benchmark: a fork of JMH. Each holds iterations. */
    FORK("fork", "forks"),
    /** A process that is measured once: a run of hyperfine. */
    PROCESS("run", "runs"),
    /** A repeat inside one process, as {@code go test -count} makes them: they share memory layout and hash seeds. */
    REPEAT("repeat", "repeats"),
    /** A whole file: nothing in it is independent. */
    FILE("file", "files");

    private final String one;
    private final String several;

    Replication(String one, String several) {
        this.one = one;
        this.several = several;
    }

    /** {@code 1 fork}, {@code 5 forks}. */
    public String count(long number) {
        return number + " " + (number == 1 ? one : several);
    }

    /** {@code forks}. */
    public String plural() {
        return several;
    }

    /** The stable name in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

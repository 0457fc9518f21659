package dev.headroom.cli.terminal;

import java.time.Duration;

/**
 * Tells a person what is happening and how long it will take. Phases follow one another; each ends when the next begins
 * or when {@link #end} is called. Thread-safe.
 */
public interface Progress {

    /**
     * Begins a phase.
     *
     * @param what in the present participle: {@code starting the service}
     * @param expected how long it takes, or zero where nobody can know
     */
    void phase(String what, Duration expected);

    /** What is to be seen of the running phase from now on. */
    void detail(LiveDetail detail);

    /** A short remark on the running phase: the rate, the last percentile. */
    default void detail(String remark) {
        detail(LiveDetail.remark(remark));
    }

    /** A line worth keeping, such as a warning. */
    void note(String line);

    /** The last phase is over. */
    void end();

    /** A few lines that are drawn again in place for a terminal, plain lines elsewhere. */
    static Progress on(Terminal terminal) {
        return terminal.errIsTerminal()
                ? new LiveProgress(terminal.err(), terminal.columns(), terminal.errPalette())
                : new PlainProgress(terminal.err());
    }
}

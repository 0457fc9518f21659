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

    /** A short remark on the running phase: the rate, the last percentile. */
    void detail(String remark);

    /** A line worth keeping, such as a warning. */
    void note(String line);

    /** The last phase is over. */
    void end();

    /** A line that redraws itself for a terminal, plain lines elsewhere. */
    static Progress on(Terminal terminal) {
        return terminal.errIsTerminal() ? new LiveProgress(terminal.err()) : new PlainProgress(terminal.err());
    }
}

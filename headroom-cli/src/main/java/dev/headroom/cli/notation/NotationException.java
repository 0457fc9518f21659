package dev.headroom.cli.notation;

import java.io.Serial;

/** Something written that cannot be read; the message names the place and what was expected. */
public final class NotationException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String problem;

    NotationException(String text, int position, String problem) {
        super("'" + text + "', column " + (position + 1) + ": " + problem);
        this.position = position;
        this.problem = problem;
    }

    /** Characters before the first one that is wrong. */
    public int position() {
        return position;
    }

    /** What is wrong, without the text and the place, for callers that show their own. */
    public String problem() {
        return problem;
    }
}

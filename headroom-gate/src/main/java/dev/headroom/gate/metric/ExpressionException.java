package dev.headroom.gate.metric;

import java.io.Serial;

/** A budget expression that cannot be read; the message names the place, what was expected and the nearest name. */
public final class ExpressionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;
    private final String problem;

    /** @param position characters of the text before the first one that is wrong */
    public ExpressionException(String text, int position, String problem) {
        super("'" + text + "', character " + (position + 1) + ": " + problem);
        this.position = position;
        this.problem = problem;
    }

    /** Characters before the first one that is wrong. */
    public int position() {
        return position;
    }

    /** What is wrong, without the expression and the place, for callers that show their own. */
    public String problem() {
        return problem;
    }
}

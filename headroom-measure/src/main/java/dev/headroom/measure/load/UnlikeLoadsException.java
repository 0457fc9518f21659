package dev.headroom.measure.load;

import java.util.List;

/** Results that are not parts of one load; the message says in what they differ. */
public final class UnlikeLoadsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnlikeLoadsException(List<String> differences) {
        super("These are not parts of one load: " + String.join("; ", differences) + ".");
    }
}

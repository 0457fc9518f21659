package dev.headroom.agent.control;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A command that cannot be carried out, with what to do instead; never leaves the agent but as an answer. */
final class CommandException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final @Nullable String answer;

    CommandException(String message, @Nullable String answer) {
        super(message);
        this.answer = answer;
    }

    /** The answer file, where the options named one. */
    @Nullable
    String answer() {
        return answer;
    }
}

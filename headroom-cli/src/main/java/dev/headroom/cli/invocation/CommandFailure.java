package dev.headroom.cli.invocation;

import org.jspecify.annotations.Nullable;

/** A command that ends without its result: the message says subject, place, cause and remedy. */
public final class CommandFailure extends Exception {

    private static final long serialVersionUID = 1;

    /** What went wrong, and with it the process's exit code. */
    public enum Kind {
        /** Bad usage, configuration or input, or unlike things compared. */
        INPUT(2),
        /** The run itself failed: the service died, errors everywhere, a generator too slow. */
        RUN(4);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }
    }

    private final Kind kind;

    private CommandFailure(Kind kind, @Nullable String message, @Nullable Throwable cause) {
        super(message == null ? String.valueOf(cause) : message, cause);
        this.kind = kind;
    }

    public static CommandFailure input(@Nullable String message, @Nullable Throwable cause) {
        return new CommandFailure(Kind.INPUT, message, cause);
    }

    public static CommandFailure run(@Nullable String message, @Nullable Throwable cause) {
        return new CommandFailure(Kind.RUN, message, cause);
    }

    public int exitCode() {
        return kind.exitCode;
    }
}

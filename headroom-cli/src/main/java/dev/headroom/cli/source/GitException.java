package dev.headroom.cli.source;

import java.io.Serial;
import java.nio.file.Path;

/** Git could not be asked about a folder, or did not answer; the message says which and why. */
public final class GitException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    GitException(Path folder, String problem) {
        super("git in " + folder + " " + problem);
    }

    GitException(Path folder, String problem, Throwable cause) {
        super("git in " + folder + " " + problem, cause);
    }
}

package dev.headroom.code;

import java.io.IOException;
import java.nio.file.Path;

/** A jar, folder or class file that was named could not be opened at all. */
public final class UnreadableCodeException extends IOException {

    private static final long serialVersionUID = 1;

    public UnreadableCodeException(Path path, String reason, String remedy, Throwable cause) {
        super(path + ": " + reason + ". " + remedy, cause);
    }

    public UnreadableCodeException(Path path, String reason, String remedy) {
        super(path + ": " + reason + ". " + remedy);
    }
}

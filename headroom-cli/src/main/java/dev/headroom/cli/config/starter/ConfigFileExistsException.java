package dev.headroom.cli.config.starter;

import java.io.Serial;
import java.nio.file.Path;

/** A first configuration would have overwritten one that is there. */
public final class ConfigFileExistsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    ConfigFileExistsException(Path file) {
        super(file + " exists and was left as it is. Pass --force to overwrite it.");
    }
}

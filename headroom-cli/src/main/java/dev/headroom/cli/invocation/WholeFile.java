package dev.headroom.cli.profile;

import dev.headroom.cli.invocation.CommandFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file whole or not at all: beside its name first, then moved into place. */
final class WholeFile {

    private WholeFile() {}

    /** Something that writes bytes; it does not close the stream. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    static void write(Path file, Content content) throws CommandFailure {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(partial))) {
                content.writeTo(stream);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            partial.toFile().delete();
            throw CommandFailure.input(file + " cannot be written: " + e, e);
        }
    }
}

package dev.headroom.cli.invocation;

import dev.headroom.cli.terminal.Terminal;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file whole or not at all: beside its name first, then moved into place. */
public final class WholeFile {

    private WholeFile() {}

    /** Something that writes bytes; it does not close the stream. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether {@code -} was given for a file. */
    public static boolean isStandardOutput(Path file) {
        return file.toString().equals("-");
    }

    /** As {@link #write(Path, Content)}, or to where results go. */
    public static void write(Path file, Terminal terminal, Content content) throws CommandFailure {
        if (!isStandardOutput(file)) {
            write(file, content);
            return;
        }
        try {
            content.writeTo(terminal.out());
            terminal.out().flush();
        } catch (IOException e) {
            throw CommandFailure.input("Standard output cannot be written: " + e, e);
        }
    }

    /** A pipe, a device or a link such as {@code /dev/stdout} is written into, never replaced. */
    public static void write(Path file, Content content) throws CommandFailure {
        boolean replaceable = Files.notExists(file) || (Files.isRegularFile(file) && !Files.isSymbolicLink(file));
        Path written = replaceable ? file.resolveSibling(file.getFileName() + ".partial") : file;
        try {
            try (OutputStream stream = new WriteBehind(Files.newByteChannel(
                    written,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE))) {
                content.writeTo(stream);
            }
            if (replaceable) {
                Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw CommandFailure.input(file + " cannot be written: " + e, e);
        } finally {
            if (replaceable) {
                written.toFile().delete();
            }
        }
    }
}

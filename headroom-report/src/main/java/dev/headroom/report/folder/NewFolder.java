package dev.headroom.report.folder;

import dev.headroom.report.RunNotWrittenException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A folder of ours from its first file on; each file is written beside its name, forced to the device and moved into place. */
record NewFolder(Path folder, Disk disk) {

    private static final String PARTIAL = ".partial";

    /**
     * Makes the folder and its first file, which says that it is incomplete. An empty folder is taken as it is; one with anything
     * in it is refused.
     */
    static NewFolder create(Path folder, Disk disk, String first, String text) throws RunNotWrittenException {
        boolean existed = Files.exists(folder);
        if (existed && !Files.isDirectory(folder)) {
            throw RunNotWrittenException.notAFolder(folder);
        }
        try {
            if (existed) {
                refuseUnlessEmpty(folder);
            } else {
                disk.createFolder(folder);
            }
        } catch (FileAlreadyExistsException e) {
            throw RunNotWrittenException.notAFolder(Path.of(e.getFile()));
        } catch (IOException e) {
            throw RunNotWrittenException.because(folder, e);
        }
        var created = new NewFolder(folder, disk);
        try {
            created.write(first, text);
        } catch (RunNotWrittenException e) {
            if (!existed) {
                created.deleteQuietly(folder, e);
            }
            throw e;
        }
        return created;
    }

    private static void refuseUnlessEmpty(Path folder) throws IOException, RunNotWrittenException {
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                throw RunNotWrittenException.notEmpty(folder);
            }
        }
    }

    /** Writes one file whole or not at all. */
    void write(String name, RunFolder.Content content) throws RunNotWrittenException {
        Path file = folder.resolve(name);
        Path partial = folder.resolve(name + PARTIAL);
        try {
            try (OutputStream out = new BufferedOutputStream(disk.open(partial), 1 << 16)) {
                content.writeTo(out);
            }
            disk.force(partial);
            disk.moveOver(partial, file);
            disk.force(folder);
        } catch (IOException e) {
            deleteQuietly(partial, e);
            throw RunNotWrittenException.because(file, e);
        }
    }

    void write(String name, String text) throws RunNotWrittenException {
        write(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Forces what producers wrote themselves; our own files were forced when they were moved into place. */
    void forceAll() throws RunNotWrittenException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                disk.force(file);
            }
            disk.force(folder);
        } catch (IOException e) {
            throw RunNotWrittenException.because(folder, e);
        }
    }

    /** Cleans up after a failure; a failure to do so is added to the first one, which says more. */
    private void deleteQuietly(Path path, Exception first) {
        try {
            disk.delete(path);
        } catch (IOException e) {
            first.addSuppressed(e);
        }
    }
}

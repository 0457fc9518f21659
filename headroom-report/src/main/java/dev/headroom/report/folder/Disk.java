package dev.headroom.report.folder;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The few operations whose order makes a run believable; a seam, so that a test can stop the disk after each of them. */
interface Disk {

    Disk REAL = new RealDisk();

    void createFolder(Path folder) throws IOException;

    OutputStream open(Path file) throws IOException;

    /** Returns when the file's or the folder's content has reached the device. */
    void force(Path path) throws IOException;

    void moveOver(Path from, Path to) throws IOException;

    void delete(Path path) throws IOException;

    /** The operating system's file system. */
    final class RealDisk implements Disk {

        private RealDisk() {}

        @Override
        public void createFolder(Path folder) throws IOException {
            Files.createDirectories(folder);
        }

        @Override
        public OutputStream open(Path file) throws IOException {
            return Files.newOutputStream(file);
        }

        @Override
        public void force(Path path) throws IOException {
            // A folder is forced through a channel that reads it: Linux refuses to open one for writing.
            StandardOpenOption mode = Files.isDirectory(path) ? StandardOpenOption.READ : StandardOpenOption.WRITE;
            try (FileChannel channel = FileChannel.open(path, mode)) {
                channel.force(true);
            }
        }

        @Override
        public void moveOver(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void delete(Path path) throws IOException {
            Files.deleteIfExists(path);
        }
    }
}

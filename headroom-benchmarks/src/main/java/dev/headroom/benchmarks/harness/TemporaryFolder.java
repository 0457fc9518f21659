package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that goes when this process ends, with the files named here; what else is in it keeps it alive. */
public record TemporaryFolder(Path path) {

    public static TemporaryFolder create(String prefix) throws IOException {
        Path path = Files.createTempDirectory(prefix);
        path.toFile().deleteOnExit();
        return new TemporaryFolder(path);
    }

    /** A file or folder in it, which may come to exist or not. */
    public Path file(String name) {
        Path file = path.resolve(name);
        file.toFile().deleteOnExit();
        return file;
    }
}

package dev.headroom.example.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop writes: the folder it was given, which stays, or one of its own, which goes when this is closed.
 *
 * @param path the folder
 * @param temporary whether it goes
 */
record WorkFolder(Path path, boolean temporary) implements AutoCloseable {

    static WorkFolder open(@Nullable Path given) throws ShopStartException {
        try {
            return given == null
                    ? new WorkFolder(Files.createTempDirectory("shop-"), true)
                    : new WorkFolder(Files.createDirectories(given), false);
        } catch (IOException e) {
            throw new ShopStartException(
                    "The work folder" + (given == null ? "" : " " + given) + " cannot be made: " + e
                            + ". Give another --work-dir.",
                    e);
        }
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listing = Files.list(path)) {
            files = listing.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(path);
    }
}

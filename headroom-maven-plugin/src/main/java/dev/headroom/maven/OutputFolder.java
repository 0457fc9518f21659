package dev.headroom.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that a command writes to; it must be empty, and builds are repeated. */
final class OutputFolder {
    private OutputFolder() {}

    /**
     * Deletes what an earlier build left there. A folder without {@code mark} is not Headroom's and stays, for the command to refuse.
     *
     * @return whether there was something
     */
    static boolean clear(Path folder, String mark) throws IOException {
        if (!Files.isRegularFile(folder.resolve(mark))) {
            return false;
        }
        List<Path> contents;
        try (Stream<Path> all = Files.walk(folder)) {
            contents = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : contents) {
            Files.delete(each);
        }
        return true;
    }
}

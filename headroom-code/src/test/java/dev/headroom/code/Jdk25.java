package dev.headroom.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A JDK 25: the one named by HEADROOM_JDK25, else a neighbour of the JDK that runs the test. */
final class Jdk25 {

    private Jdk25() {}

    static Path home() {
        String named = System.getenv("HEADROOM_JDK25");
        if (named != null) {
            return Path.of(named);
        }
        Path neighbours = Path.of(System.getProperty("java.home")).resolveSibling("");
        try (Stream<Path> homes = Files.list(neighbours)) {
            return homes.filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "No JDK 25 in " + neighbours + ": install one or name it in HEADROOM_JDK25"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

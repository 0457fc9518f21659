package dev.headroom.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The JDKs that the annotations promise to work on. */
enum Jdk {
    JDK_17,
    JDK_25;

    Path java() {
        Path home = this == JDK_17 ? Path.of(System.getProperty("java.home")) : home25();
        return home.resolve("bin").resolve("java");
    }

    private static Path home25() {
        String given = System.getenv("HEADROOM_JDK25");
        if (given != null) {
            return Path.of(given);
        }
        Path homes = Path.of(System.getProperty("java.home")).getParent();
        try (Stream<Path> siblings = Files.list(homes)) {
            return siblings.filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
                    .findFirst()
                    .orElseThrow(
                            () -> new AssertionError(
                                    "No JDK 25 beside " + homes
                                            + ". Set HEADROOM_JDK25 to the home of one, or install it there in a directory named *25*."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

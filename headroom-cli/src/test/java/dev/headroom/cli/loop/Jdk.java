package dev.headroom.cli.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JDKs a test can run things on. */
final class Jdk {

    private static final Path OWN = Path.of(System.getProperty("java.home"));

    private Jdk() {}

    /** The launcher of the JDK that runs the tests. */
    static Path own() {
        return OWN.resolve("bin/java");
    }

    /** The tests' own and JDK 25: {@code HEADROOM_JDK25}, or a sibling of the tests' own. */
    static List<Path> all() throws IOException {
        String asked = System.getenv("HEADROOM_JDK25");
        if (asked != null && !asked.isEmpty()) {
            return List.of(own(), Path.of(asked, "bin/java"));
        }
        try (Stream<Path> siblings = Files.list(OWN.resolveSibling(""))) {
            Path newest = siblings.filter(path -> path.getFileName().toString().contains("25"))
                    .map(path -> path.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no JDK 25 beside " + OWN
                            + ". Install one there, or point HEADROOM_JDK25 at it."));
            return List.of(own(), newest);
        }
    }
}

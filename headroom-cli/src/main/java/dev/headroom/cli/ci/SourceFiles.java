package dev.headroom.cli.ci;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.metric.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the places of findings lie in a checkout. A profile knows {@code com.acme.Shop}; a CI server wants {@code
 * shop/src/main/java/com/acme/Shop.java}.
 */
final class SourceFiles {

    private static final Set<String> BUILT = Set.of("target", "build", "node_modules", "out", "bin");
    private static final List<String> ENDINGS = List.of(".java", ".kt", ".scala", ".groovy");
    private static final int DEEPEST = 24;
    private static final int MOST_FILES = 100_000;

    private final Path root;
    private final Map<Path, List<Path>> byName = new HashMap<>();

    /** Looks through a folder once, not into what was built, and at most at 100,000 files; what cannot be read is none. */
    SourceFiles(Path root) {
        this.root = root;
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new Visitor());
        } catch (IOException e) {
            throw new UncheckedIOException("The visitor goes on past every failure", e);
        }
    }

    /** The finding's line; its file alone, or nothing, where no more is known. */
    Place of(Finding finding, Place fallback) {
        Location location = finding.location();
        for (String suffix : suffixes(location)) {
            try {
                Path wanted = Path.of(suffix);
                List<Path> found = byName.getOrDefault(wanted.getFileName(), List.of()).stream()
                        .filter(file -> file.endsWith(wanted))
                        .toList();
                // Of two files of that name neither is known to be the one.
                if (found.size() == 1) {
                    String file = found.get(0).toString().replace('\\', '/');
                    return new Place(file, Math.max(0, location.line()), 0);
                }
            } catch (InvalidPathException e) {
                return fallback;
            }
        }
        return fallback;
    }

    private List<String> suffixes(Location location) {
        if (!location.file().isEmpty()) {
            String file = location.file();
            String here = root.toAbsolutePath() + "/";
            return List.of(file.startsWith(here) ? file.substring(here.length()) : file.replaceFirst("^/+", ""));
        }
        String outer = location.className().replaceFirst("\\$.*", "").replace('.', '/');
        return outer.isEmpty() ? List.of() : ENDINGS.stream().map(outer::concat).toList();
    }

    /** Keeps every file's path by its name. */
    private final class Visitor extends SimpleFileVisitor<Path> {

        private int files;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name =
                    folder.getFileName() == null ? "" : folder.getFileName().toString();
            boolean skipped = !folder.equals(root) && (name.startsWith(".") || BUILT.contains(name));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            byName.computeIfAbsent(file.getFileName(), name -> new ArrayList<>())
                    .add(root.relativize(file));
            return ++files < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException cause) {
            return FileVisitResult.CONTINUE;
        }

        /** A folder that may not be read holds no source that a CI server shows. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException cause) {
            return FileVisitResult.CONTINUE;
        }
    }
}

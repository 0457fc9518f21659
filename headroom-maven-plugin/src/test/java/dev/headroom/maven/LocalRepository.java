package dev.headroom.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository of its own: what this build just made, as {@code mvn install} would have put it, and links to everything else
 * in the repository that this build itself uses, which is only read.
 */
final class LocalRepository {
    private static final String OURS = "headroom";

    private LocalRepository() {}

    static void make(Path repository) throws IOException {
        Path shared = Path.of(System.getProperty("maven.repository"));
        link(shared, repository, "dev");
        link(shared.resolve("dev"), repository.resolve("dev"), OURS);
        Path sources = Path.of(System.getProperty("headroom.sources"));
        String version = System.getProperty("headroom.version");
        copy(sources.resolve("pom.xml"), repository, "headroom-parent", version, ".pom");
        try (Stream<Path> modules = Files.list(sources)) {
            for (Path module : modules.filter(LocalRepository::isModule).toList()) {
                String name = module.getFileName().toString();
                copy(module.resolve("pom.xml"), repository, name, version, ".pom");
                Path jar = module.resolve("target").resolve(name + "-" + version + ".jar");
                if (Files.exists(jar)) {
                    copy(jar, repository, name, version, ".jar");
                }
            }
        }
    }

    private static boolean isModule(Path folder) {
        return folder.getFileName().toString().startsWith(OURS + "-") && Files.exists(folder.resolve("pom.xml"));
    }

    /** Links everything but one name. */
    private static void link(Path from, Path to, String without) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.list(from)) {
            for (Path each : all.toList()) {
                if (!each.getFileName().toString().equals(without)) {
                    Files.createSymbolicLink(to.resolve(each.getFileName().toString()), each.toAbsolutePath());
                }
            }
        }
    }

    private static void copy(Path file, Path repository, String artifact, String version, String extension)
            throws IOException {
        Path folder = repository;
        for (String name : List.of("dev", OURS, artifact, version)) {
            folder = folder.resolve(name);
        }
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(artifact + "-" + version + extension));
    }
}

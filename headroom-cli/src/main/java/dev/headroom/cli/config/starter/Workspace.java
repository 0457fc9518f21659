package dev.headroom.cli.config.starter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a folder says about the service built from it.
 *
 * @param command what starts it; empty where only a URL can be guessed
 * @param commandNote how sure that is, a sentence
 * @param readyUrl answered once it is up, by the habits of its framework
 * @param endpoints GETs of its interface description; one for the root where there is none
 * @param found what was seen, a sentence each
 */
record Workspace(
        Optional<String> command,
        String commandNote,
        String readyUrl,
        List<FoundEndpoint> endpoints,
        List<String> found) {

    private static final int BUILD_FILE_BYTES = 1 << 20;

    static Workspace look(Path folder) throws IOException {
        Optional<Path> openApi = OpenApiFile.in(folder);
        List<FoundEndpoint> gets = openApi.isPresent() ? OpenApiFile.gets(openApi.get()) : List.of();
        List<FoundEndpoint> endpoints = gets.isEmpty() ? List.of(new FoundEndpoint("/", "/")) : gets;
        String interfaces = openApi.map(file -> file.getFileName() + " names " + gets.size() + " usable GETs.")
                .orElse("No OpenAPI file, so only GET / is loaded.");

        Optional<Path> jar = largestJar(folder);
        boolean maven = Files.exists(folder.resolve("pom.xml"));
        boolean gradle =
                Files.exists(folder.resolve("build.gradle")) || Files.exists(folder.resolve("build.gradle.kts"));
        if (jar.isPresent() || maven || gradle) {
            String path = jar.map(file -> unixPath(folder.relativize(file)))
                    .orElse((maven ? "target" : "build/libs") + "/app.jar");
            String note = jar.isPresent()
                    ? "The largest jar found; check that it is the one that starts the service."
                    : "No jar was built yet; put its path here.";
            String quoted = path.indexOf(' ') >= 0 ? "'" + path + "'" : path;
            return new Workspace(
                    Optional.of("java -jar " + quoted),
                    note,
                    "http://127.0.0.1:8080" + health(folder),
                    endpoints,
                    List.of(maven ? "A Maven build." : gradle ? "A Gradle build." : "A jar.", note, interfaces));
        }
        return remote(folder, endpoints, interfaces);
    }

    private static Workspace remote(Path folder, List<FoundEndpoint> endpoints, String interfaces) {
        int port = 8080;
        String seen = "No build file that is known.";
        if (Files.exists(folder.resolve("package.json"))) {
            port = 3000;
            seen = "A Node.js service (package.json).";
        } else if (Files.exists(folder.resolve("go.mod"))) {
            seen = "A Go service (go.mod).";
        } else if (Files.exists(folder.resolve("pyproject.toml"))) {
            port = 8000;
            seen = "A Python service (pyproject.toml).";
        }
        String note = "Start it yourself; it is measured from outside.";
        return new Workspace(
                Optional.empty(), note, "http://127.0.0.1:" + port + "/", endpoints, List.of(seen, note, interfaces));
    }

    private static Optional<Path> largestJar(Path folder) throws IOException {
        for (String built : List.of("target", "build/libs")) {
            Path jars = folder.resolve(built);
            if (Files.isDirectory(jars)) {
                try (Stream<Path> files = Files.list(jars)) {
                    Optional<Path> largest = files.filter(Workspace::isProgram)
                            .max(Comparator.comparingLong(
                                            (Path file) -> file.toFile().length())
                                    .thenComparing(Path::toString));
                    if (largest.isPresent()) {
                        return largest;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar")
                && Stream.of("-sources.jar", "-javadoc.jar", "-tests.jar", "-plain.jar")
                        .noneMatch(name::endsWith)
                && !name.startsWith("original-")
                && Files.isRegularFile(file);
    }

    private static String health(Path folder) throws IOException {
        for (String build : List.of("pom.xml", "build.gradle", "build.gradle.kts")) {
            Path file = folder.resolve(build);
            if (Files.isRegularFile(file) && Files.size(file) <= BUILD_FILE_BYTES) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                if (text.contains("spring-boot-starter-actuator")) {
                    return "/actuator/health";
                } else if (text.contains("quarkus-smallrye-health")) {
                    return "/q/health";
                }
            }
        }
        return "/";
    }

    private static String unixPath(Path path) {
        return path.toString().replace('\\', '/');
    }
}

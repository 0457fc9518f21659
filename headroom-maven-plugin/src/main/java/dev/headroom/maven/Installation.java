package dev.headroom.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * The command line as Maven resolves it.
 *
 * @param home with the agent's jar in {@code agent}, as the distribution has it
 * @param classPath the command line and all it needs
 */
record Installation(Path home, List<Path> classPath) {
    private static final String GROUP = "dev.headroom";

    Installation {
        classPath = List.copyOf(classPath);
    }

    /** Where artifacts come from: what Maven hands to a goal. */
    record Artifacts(RepositorySystem system, RepositorySystemSession session, List<RemoteRepository> repositories) {
        Artifacts {
            repositories = List.copyOf(repositories);
        }
    }

    /** @param home made where it is not there, its agent written anew */
    static Installation resolve(Artifacts artifacts, String version, Path home)
            throws DependencyResolutionException, ArtifactResolutionException, IOException {
        Path agent = home.resolve("agent").resolve("headroom-agent.jar");
        Files.createDirectories(agent.getParent());
        Files.copy(agentJar(artifacts, version), agent, StandardCopyOption.REPLACE_EXISTING);
        return new Installation(home, libraries(artifacts, version));
    }

    private static List<Path> libraries(Artifacts artifacts, String version) throws DependencyResolutionException {
        var commandLine = new Dependency(new DefaultArtifact(GROUP, "headroom-cli", "jar", version), "runtime");
        var tree = new CollectRequest(commandLine, artifacts.repositories());
        return artifacts
                .system()
                .resolveDependencies(artifacts.session(), new DependencyRequest(tree, null))
                .getArtifactResults()
                .stream()
                .map(result -> result.getArtifact().getFile().toPath())
                .toList();
    }

    private static Path agentJar(Artifacts artifacts, String version) throws ArtifactResolutionException {
        var request = new ArtifactRequest(
                new DefaultArtifact(GROUP, "headroom-agent", "jar", version), artifacts.repositories(), null);
        ArtifactResult result = artifacts.system().resolveArtifact(artifacts.session(), request);
        return result.getArtifact().getFile().toPath();
    }

    /** The words that start the command line in a JVM. */
    List<String> command(Path java) {
        String path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return List.of(
                java.toString(),
                "-XX:+UseSerialGC",
                "-Dheadroom.home=" + home,
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8",
                "-cp",
                path,
                "dev.headroom.cli.Main");
    }
}

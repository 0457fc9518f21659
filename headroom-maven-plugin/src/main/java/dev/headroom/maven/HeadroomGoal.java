package dev.headroom.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * A goal that is a command of the command line. The command runs in a JVM of its own, so that a load is not made by a JVM that
 * builds at the same time, and what it says is what it says everywhere.
 */
abstract class HeadroomGoal extends AbstractMojo {
    /** Leaves the goal out; the build says so. */
    @Parameter(property = "headroom.skip", defaultValue = "false")
    boolean skip;

    /** Whether a verdict that cannot be told fails the build. */
    @Parameter(property = "headroom.failOnInconclusive", defaultValue = "true")
    boolean failOnInconclusive = true;

    /** Words that are added to the command, for options that have no parameter of their own. */
    @Parameter
    List<String> arguments = List.of();

    /** Options of the command's JVM, such as -Xmx4g. */
    @Parameter
    List<String> jvmOptions = List.of();

    @Parameter(defaultValue = "${project.basedir}", readonly = true)
    File baseDirectory = new File(".");

    @Parameter(defaultValue = "${project.build.directory}", readonly = true)
    File buildDirectory = new File("target");

    @Parameter(defaultValue = "${java.home}", readonly = true)
    File javaHome = new File(".");

    @Parameter(defaultValue = "${plugin.version}", readonly = true)
    String version = "";

    @Inject
    RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${repositorySystemSession}", readonly = true)
    RepositorySystemSession session;

    @Parameter(defaultValue = "${project.remotePluginRepositories}", readonly = true)
    List<RemoteRepository> repositories = List.of();

    /** The words of the command, its name first. */
    abstract List<String> words() throws MojoExecutionException;

    /**
     * Makes room for what a command writes.
     *
     * @param mark the file by which a folder is known as Headroom's
     * @param what it holds, for people
     */
    final void clear(Path folder, String mark, String what) throws MojoExecutionException {
        try {
            if (OutputFolder.clear(folder, mark)) {
                getLog().info("The " + what + " of an earlier build in " + folder + " was deleted.");
            }
        } catch (IOException failure) {
            throw new MojoExecutionException("The " + what + " of an earlier build in " + folder
                    + " could not be deleted: " + failure + ". Run mvn clean.");
        }
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().warn("Skipped by headroom.skip: nothing was measured or judged.");
            return;
        }
        List<String> words = new ArrayList<>(words());
        words.addAll(arguments);
        CommandProcess.Ended ended = run(words);
        Exit.of(ended, "headroom " + String.join(" ", words)).tell(getLog(), failOnInconclusive);
    }

    private CommandProcess.Ended run(List<String> words) throws MojoExecutionException {
        Path home = buildDirectory.toPath().toAbsolutePath().resolve("headroom-installation");
        try {
            var artifacts = new Installation.Artifacts(repositorySystem, session, repositories);
            List<String> command = new ArrayList<>(Installation.resolve(artifacts, version, home)
                    .command(javaHome.toPath().resolve("bin").resolve("java")));
            command.addAll(1, jvmOptions);
            command.addAll(words);
            getLog().debug("Starting " + command);
            return CommandProcess.run(command, baseDirectory.toPath(), line -> getLog().info(line));
        } catch (DependencyResolutionException | ArtifactResolutionException unresolved) {
            throw new MojoExecutionException(
                    "Headroom " + version + " could not be resolved: " + unresolved.getMessage()
                            + ". It comes from the repositories that plugins come from.",
                    unresolved);
        } catch (IOException failure) {
            throw new MojoExecutionException("headroom could not be started: " + failure, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("The build was interrupted while headroom ran.", interrupted);
        }
    }
}

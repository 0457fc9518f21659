package dev.headroom.cli.source;

import dev.headroom.measure.run.Commit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Asks the {@code git} command about a working folder; it takes no locks and writes nothing. */
public final class GitRepository {

    /** A hash, whole or cut; nothing else that came from a file becomes an argument. */
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{7,64}");

    private static final long PATIENCE_SECONDS = 10;

    private final Path folder;

    private GitRepository(Path folder) {
        this.folder = folder;
    }

    /** The repository that a folder lies in; empty where it lies in none. */
    public static Optional<GitRepository> around(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return Optional.of(new GitRepository(folder.toAbsolutePath().normalize()));
            }
        }
        return Optional.empty();
    }

    /**
     * The commit that is checked out; dirty where a file under version control differs from it.
     *
     * @throws GitException if there is none yet, or git cannot be asked
     */
    public Commit head() throws GitException {
        String hash = ask("rev-parse", "--verify", "HEAD").strip();
        if (!Commit.isId(hash)) {
            throw new GitException(folder, "names no commit but '" + hash + "'");
        }
        return new Commit(
                hash, !ask("status", "--porcelain", "--untracked-files=no").isBlank());
    }

    /** How many commits lead from one to another; empty where either is not here, or is no hash. */
    public OptionalInt commitsBetween(Commit without, Commit with) throws GitException {
        if (!HASH.matcher(without.id()).matches() || !HASH.matcher(with.id()).matches()) {
            return OptionalInt.empty();
        }
        Answer answer = run("rev-list", "--count", without.id() + ".." + with.id(), "--");
        if (answer.exitCode() != 0) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(answer.output().strip()));
        } catch (NumberFormatException e) {
            throw new GitException(
                    folder, "counts no commits but '" + answer.output().strip() + "'", e);
        }
    }

    private String ask(String... arguments) throws GitException {
        Answer answer = run(arguments);
        if (answer.exitCode() != 0) {
            throw new GitException(
                    folder,
                    "does not answer '" + String.join(" ", arguments) + "': "
                            + answer.output().strip().lines().findFirst().orElse("exit code " + answer.exitCode()));
        }
        return answer.output();
    }

    private record Answer(int exitCode, String output) {}

    private Answer run(String... arguments) throws GitException {
        List<String> command = new ArrayList<>(List.of("git", "--no-optional-locks", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Path output = temporary();
        try {
            Process git = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            git.getOutputStream().close();
            if (!git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                git.destroyForcibly();
                throw new GitException(folder, "did not answer within " + PATIENCE_SECONDS + " s");
            }
            return new Answer(git.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new GitException(folder, "cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GitException(folder, "was not waited for: interrupted", e);
        } finally {
            output.toFile().delete();
        }
    }

    private Path temporary() throws GitException {
        try {
            return Files.createTempFile("headroom-git", ".txt");
        } catch (IOException e) {
            throw new GitException(folder, "has nowhere to write its answer: " + e.getMessage(), e);
        }
    }
}

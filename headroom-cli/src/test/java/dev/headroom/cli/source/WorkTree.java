package dev.headroom.cli.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A work tree of Git, made in a folder with its first commit.
 *
 * @param folder holds {@code file.txt}, which every commit changes
 */
public record WorkTree(Path folder) {

    /** @return the commit's hash */
    public String commit(String text) throws IOException, InterruptedException {
        if (!Files.exists(folder.resolve(".git"))) {
            git("init", "--quiet");
        }
        Files.writeString(folder.resolve("file.txt"), text);
        git("add", "file.txt");
        git("-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "--quiet", "--no-verify", "-m", text);
        return git("rev-parse", "HEAD").strip();
    }

    /** @return what Git said */
    public String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        git.getOutputStream().close();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(git.exitValue()).as(said).isZero();
        return said;
    }
}

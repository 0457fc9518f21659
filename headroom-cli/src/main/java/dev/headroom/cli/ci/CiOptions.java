package dev.headroom.cli.ci;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.report.ci.CiReport;
import dev.headroom.report.ci.GithubAnnotations;
import dev.headroom.report.ci.JUnitXml;
import dev.headroom.report.ci.Sarif;
import dev.headroom.report.markdown.CiMarkdown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a result is written for a CI server, beside what is printed. */
public final class CiOptions {

    /** Who is told of single lines. */
    public enum Annotations {
        GITHUB;

        @Override
        public String toString() {
            return "github";
        }
    }

    @Option(
            names = "--markdown",
            paramLabel = "FILE",
            description = "Write a comment for a pull request: the gates, worst first.")
    private @Nullable Path markdown;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write JUnit XML, with a test case for each gate.")
    private @Nullable Path junit;

    @Option(
            names = "--sarif",
            paramLabel = "FILE",
            description =
                    "Write SARIF 2.1.0: broken gates at their line of headroom.yml, findings at their line of source.")
    private @Nullable Path sarif;

    @Option(
            names = "--annotations",
            paramLabel = "github",
            description =
                    "Print workflow commands on standard error that annotate these lines: ${COMPLETION-CANDIDATES}.")
    private @Nullable Annotations annotations;

    /** Whether anything was asked for. */
    public boolean any() {
        return markdown != null || junit != null || sarif != null || annotations != null;
    }

    /**
     * Refuses files that cannot be written, so that a long run does not end with that.
     *
     * @throws CommandFailure naming the first of them
     */
    public void requireWritable() throws CommandFailure {
        for (Path file : Arrays.asList(markdown, junit, sarif)) {
            if (file == null || WholeFile.isStandardOutput(file)) {
                continue;
            }
            Path folder = file.toAbsolutePath().getParent();
            if (Files.isDirectory(file)) {
                throw CommandFailure.input(file + " is a folder; name a file in it.", null);
            } else if (folder == null || !Files.isDirectory(folder)) {
                throw CommandFailure.input(
                        file + " cannot be written: its folder does not exist. Make it, or name another.", null);
            }
        }
    }

    /** Writes what was asked for, each file whole or not at all. */
    public void write(CiReport report, Terminal terminal) throws CommandFailure {
        write(markdown, CiMarkdown.of(report), terminal);
        write(junit, JUnitXml.of(report), terminal);
        write(sarif, Sarif.of(report), terminal);
        if (annotations == Annotations.GITHUB) {
            GithubAnnotations.of(report).forEach(terminal.err()::println);
            terminal.err().flush();
        }
    }

    private static void write(@Nullable Path file, String text, Terminal terminal) throws CommandFailure {
        if (file != null) {
            WholeFile.write(file, terminal, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
    }
}

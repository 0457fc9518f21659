package dev.headroom.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * What a command's exit code means for a build.
 *
 * @param command as it would be typed
 */
record Exit(Meaning meaning, CommandProcess.Ended ended, String command) {

    /** The exit codes of every command. */
    enum Meaning {
        PASS,
        FAIL,
        BAD_INPUT,
        INCONCLUSIVE,
        RUN_FAILED,
        /** The process was ended by somebody, or could not even begin. */
        UNKNOWN
    }

    static Exit of(CommandProcess.Ended ended, String command) {
        Meaning meaning =
                switch (ended.exitCode()) {
                    case 0 -> Meaning.PASS;
                    case 1 -> Meaning.FAIL;
                    case 2 -> Meaning.BAD_INPUT;
                    case 3 -> Meaning.INCONCLUSIVE;
                    case 4 -> Meaning.RUN_FAILED;
                    default -> Meaning.UNKNOWN;
                };
        return new Exit(meaning, ended, command);
    }

    /** Goes on with the build, or ends it with what the command said. */
    void tell(Log log, boolean failOnInconclusive) throws MojoExecutionException, MojoFailureException {
        switch (meaning) {
            case PASS -> ended.result().forEach(log::info);
            case FAIL -> throw new MojoFailureException(story("failed", ended.result()));
            case INCONCLUSIVE -> {
                if (failOnInconclusive) {
                    throw new MojoFailureException(story(
                            "is inconclusive (headroom.failOnInconclusive=false lets the build go on)",
                            ended.result()));
                }
                ended.result().forEach(log::info);
                log.warn("Inconclusive, and the build goes on: headroom.failOnInconclusive is false.");
            }
            case BAD_INPUT -> throw new MojoExecutionException(story("was refused", ended.lastWords()));
            case RUN_FAILED ->
                throw new MojoExecutionException(
                        story("could not measure", ended.result().isEmpty() ? ended.lastWords() : ended.result()));
            case UNKNOWN -> throw new MojoExecutionException(story("broke down", ended.lastWords()));
        }
    }

    private String story(String what, List<String> said) {
        return command + " " + what + " (exit code " + ended.exitCode() + "):\n" + String.join("\n", said);
    }
}

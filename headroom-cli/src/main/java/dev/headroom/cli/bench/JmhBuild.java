package dev.headroom.cli.bench;

import dev.headroom.cli.config.CommandWords;
import dev.headroom.cli.invocation.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A build of benchmarks, as the command that runs them.
 *
 * @param words program and arguments, at least one
 */
record JmhBuild(List<String> words) {

    private static final List<String> OURS = List.of("-f", "-rf", "-rff", "-o", "-foe");

    JmhBuild {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A command has at least one word");
        }
    }

    /** What a user wrote: a jar, or a command line. */
    static JmhBuild parse(String option, String text) throws CommandFailure {
        if (text.endsWith(".jar") && !text.contains(" -")) {
            return new JmhBuild(List.of("java", "-jar", text));
        }
        Optional<List<String>> words = CommandWords.split(text);
        if (words.isEmpty() || words.get().isEmpty()) {
            throw CommandFailure.input(
                    option + " '" + text + "': " + (words.isEmpty() ? "a quote is not closed" : "it is empty")
                            + ". Give a jar, or a command such as 'java -jar benchmarks.jar'.",
                    null);
        }
        return new JmhBuild(words.get());
    }

    /** The same command with another jar in the place of its own. */
    JmhBuild withJar(String jar) throws CommandFailure {
        int at = words.indexOf("-jar");
        if (at < 0 || at + 1 >= words.size()) {
            throw CommandFailure.input(
                    "--against " + jar
                            + ": the command behind '--' runs no jar that it could stand in for. Give the other"
                            + " build as a command: --against 'java -cp old/classes org.openjdk.jmh.Main'.",
                    null);
        }
        List<String> others = new ArrayList<>(words);
        others.set(at + 1, jar);
        return new JmhBuild(others);
    }

    JmhBuild with(List<String> more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(more);
        return new JmhBuild(all);
    }

    /** Refuses what this command sets itself; JMH takes each of its options once only. */
    void requireNoneOfOurs() throws CommandFailure {
        for (String word : words) {
            if (OURS.contains(word)) {
                throw CommandFailure.input(
                        "The JMH option " + word
                                + " is set by headroom bench: forks are run one at a time and kept as JSON."
                                + " Leave it out, and give the number of forks by --forks.",
                        null);
            }
        }
    }

    /** One fork of everything, its result kept; JMH ends with the first benchmark that fails. */
    List<String> oneFork(String resultFile) {
        return with(List.of("-f", "1", "-foe", "true", "-rf", "json", "-rff", resultFile)).words;
    }

    /** For people. */
    String text() {
        return String.join(" ", words);
    }
}

package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import dev.headroom.report.ReportException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders of runs of two builds, measured in turn, a minute apart, with times that differ by some percent from run to run; and what
 * {@code headroom gate} says of them.
 */
final class KeptBuilds {

    /** Budgets wide enough that only regressions decide. */
    static final String LOOSE =
            KeptRun.CONFIG.replace("p(95)<40ms", "p(95)<1s").replace("none at level >= io", "none new at level >= io");

    private static final double[] LUCK = {0.99, 1.02, 1.00, 0.985, 1.01};

    private final Path scratch;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    KeptBuilds(Path scratch) {
        this.scratch = scratch;
    }

    static KeptRun run(int minute) {
        return new KeptRun().config(LOOSE).atMinute(minute);
    }

    List<Path> before(int count) throws ReportException {
        List<Path> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(2 * i).slower(LUCK[i]).in(scratch.resolve("before-" + i)));
        }
        return runs;
    }

    List<Path> after(int count, double slower) throws ReportException {
        List<Path> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run(2 * i + 1).slower(slower * LUCK[(i + 2) % LUCK.length]).in(scratch.resolve("after-" + i)));
        }
        return runs;
    }

    /** Judges, and says with which exit code. */
    int gate(List<Path> runs, List<Path> against, Object... options) {
        List<Object> words = new ArrayList<>(runs);
        words.add("--against");
        words.addAll(against);
        words.addAll(List.of(options));
        return gate(words.toArray());
    }

    int gate(Object... arguments) {
        out.reset();
        err.reset();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false, false);
        return Main.run(
                terminal,
                Stream.concat(Stream.of("gate"), Stream.of(arguments).map(Object::toString))
                        .toArray(String[]::new));
    }

    String out() {
        return out.toString(UTF_8);
    }

    String err() {
        return err.toString(UTF_8);
    }

    /** Nothing was judged, and the answer says why. */
    void refused(int exit, int expected, String... answers) {
        assertThat(exit).as(err()).isEqualTo(expected);
        assertThat(err()).contains(answers).doesNotContain("\tat ");
        assertThat(out()).isEmpty();
    }
}

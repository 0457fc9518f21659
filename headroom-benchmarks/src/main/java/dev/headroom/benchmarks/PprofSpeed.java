package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import dev.headroom.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a large Go profile becomes a table of functions: {@code headroom profile top} beside {@code go tool pprof -top},
 * each a whole process, in turns. Before that, both list every function once, and the lists must be equal.
 */
public final class PprofSpeed {

    /** Self, share, running share, total, share, name, of {@code go tool pprof -top -unit=B}. */
    private static final Pattern GO_ROW = Pattern.compile(
            "(?m)^\\s*(\\d+)B? +\\S+ +\\S+ +(\\d+)B? +\\S+ {2}(.*?)(?: \\(inline\\)| \\(partial-inline\\))?$");

    private static final Pattern OUR_ROW = Pattern.compile(
            "\\{\\s*\"name\" : \"([^\"]*)\",[^}]*?\"self\" : (\\d+),\\s*\"total\" : (\\d+)[^}]*\\}", Pattern.DOTALL);

    private final Options options;
    private final Path profile;
    private final List<Child> ours = new ArrayList<>();
    private final List<Child> peer = new ArrayList<>();

    private PprofSpeed(Options options, Path profile) {
        this.options = options;
        this.profile = profile;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        PprofSpeed.class,
                        "rounds",
                        "5",
                        "samples",
                        "550000",
                        "locations",
                        "300000",
                        "home",
                        ".",
                        "heap",
                        "")
                .parse(arguments);
        Machine machine = Machine.here();
        Path profile = TemporaryFolder.create("headroom-pprof").file("allocs.pb.gz");
        long unpacked = PprofSource.write(profile, options.count("samples"), options.count("locations"));
        var speed = new PprofSpeed(options, profile);
        int functions = speed.compareEveryFunction();
        speed.measure();
        System.out.printf(
                Locale.ROOT,
                "%d samples, %.1f MB packed, %.1f MB unpacked; self and total of all %d functions are equal.%n%n",
                options.count("samples"),
                Files.size(profile) / 1e6,
                unpacked / 1e6,
                functions);
        System.out.print(speed.table());
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private void measure() throws IOException, InterruptedException {
        for (int round = 0; round < options.count("rounds"); round++) {
            if (round % 2 == 0) {
                ours.add(headroom());
                peer.add(go());
            } else {
                peer.add(go());
                ours.add(headroom());
            }
            System.err.printf(Locale.ROOT, "round %d of %d%n", round + 1, options.count("rounds"));
        }
    }

    private Child headroom(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("env", "HEADROOM_NO_BUILD=1"));
        if (!options.text("heap").isEmpty()) {
            command.add("HEADROOM_JAVA_OPTS=-Xmx" + options.text("heap"));
        }
        command.addAll(List.of(options.path("home").resolve("headroom").toString(), "profile", "top"));
        command.addAll(List.of(more));
        command.add(profile.toString());
        return Child.run(command);
    }

    private Child go(String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go", "tool", "pprof", "-top"));
        command.addAll(List.of(more));
        command.add(profile.toString());
        return Child.run(command);
    }

    /** How many functions both list with one and the same self and total; a difference ends the benchmark. */
    private int compareEveryFunction() throws IOException, InterruptedException {
        Map<String, String> expected = rows(
                GO_ROW,
                3,
                1,
                2,
                go("-nodecount=0", "-nodefraction=0", "-unit=B").output());
        Map<String, String> actual = rows(
                OUR_ROW, 1, 2, 3, headroom("--limit", "0", "--format", "json").output());
        if (expected.isEmpty() || !expected.equals(actual)) {
            Map<String, String> differing = new TreeMap<>(expected);
            differing.entrySet().removeAll(actual.entrySet());
            throw new IllegalStateException("go tool pprof lists " + expected.size() + " functions, Headroom "
                    + actual.size() + "; of the former differ " + differing.size() + ", for example "
                    + differing.entrySet().stream().limit(3).toList());
        }
        return actual.size();
    }

    private static Map<String, String> rows(Pattern row, int name, int self, int total, String output) {
        Map<String, String> rows = new TreeMap<>();
        Matcher matcher = row.matcher(output);
        while (matcher.find()) {
            rows.put(matcher.group(name), matcher.group(self) + " of " + matcher.group(total));
        }
        return rows;
    }

    private MarkdownTable table() {
        return new MarkdownTable(
                        "reader",
                        "rounds",
                        "wall in s, median (min–max)",
                        "ratio [95 %]",
                        "CPU in s, median (min–max)",
                        "ratio [95 %]")
                .row(
                        "go tool pprof -top",
                        Integer.toString(peer.size()),
                        wall(peer).text(2),
                        "1",
                        cpu(peer).text(2),
                        "1")
                .row(
                        "headroom profile top",
                        Integer.toString(ours.size()),
                        wall(ours).text(2),
                        PairedRatio.of(wall(peer), wall(ours)).text(),
                        cpu(ours).text(2),
                        PairedRatio.of(cpu(peer), cpu(ours)).text());
    }

    private static Series wall(List<Child> children) {
        return new Series(
                children.stream().map(child -> child.wall().toNanos() / 1e9).toList());
    }

    private static Series cpu(List<Child> children) {
        return new Series(
                children.stream().map(child -> child.cpu().toNanos() / 1e9).toList());
    }
}

package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What short commands take as people type them, launcher and all, beside an empty main in the same JVM. */
public final class CommandStart {

    private static final String PEER = "an empty main";
    private static final int UNCOUNTED_ROUNDS = 2;

    private CommandStart() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options =
                Options.of(CommandStart.class, "home", ".", "rounds", "20").parse(arguments);
        Machine machine = Machine.here();
        Map<String, List<String>> commands = commands(options.path("home"));
        Map<String, List<Child>> runs = new LinkedHashMap<>();
        commands.keySet().forEach(name -> runs.put(name, new ArrayList<>()));
        for (int round = -UNCOUNTED_ROUNDS; round < options.count("rounds"); round++) {
            for (String name : turn(commands.keySet(), round)) {
                Child run = Child.run(commands.get(name));
                if (round >= 0) {
                    runs.get(name).add(run);
                }
            }
        }
        System.out.print(table(runs));
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static Map<String, List<String>> commands(Path home) {
        Path samples = home.resolve("headroom-reader/src/test/resources");
        String headroom = home.resolve("headroom").toString();
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(
                PEER,
                List.of(Child.java(""), "-cp", Child.home(EmptyMain.class).toString(), EmptyMain.class.getName()));
        commands.put("headroom --version", List.of(headroom, "--version"));
        commands.put("headroom --help", List.of(headroom, "--help"));
        for (String sample : List.of("recordings/async.jfr", "pprof/cpu.pb.gz", "cprofile/cprofile-3.12.prof")) {
            commands.put(
                    "headroom profile top " + Path.of(sample).getFileName(),
                    List.of(headroom, "profile", "top", samples.resolve(sample).toString()));
        }
        return commands;
    }

    /** Every other round goes backwards, so that drift weighs on none. */
    private static List<String> turn(Iterable<String> names, int round) {
        List<String> turn = new ArrayList<>();
        names.forEach(name -> turn.add(round % 2 == 0 ? turn.size() : 0, name));
        return turn;
    }

    private static MarkdownTable table(Map<String, List<Child>> runs) {
        var table = new MarkdownTable(
                "command", "n", "wall in ms, median (min–max)", "CPU in ms", "CPU ÷ that of " + PEER + ", 95 %");
        Series peer = Child.cpuMillis(runs.get(PEER));
        runs.forEach((name, children) -> table.row(
                name.equals(PEER) ? name : "`" + name + "`",
                Integer.toString(children.size()),
                Child.wallMillis(children).text(0),
                Child.cpuMillis(children).text(0),
                name.equals(PEER)
                        ? ""
                        : PairedRatio.of(peer, Child.cpuMillis(children)).text()));
        return table;
    }
}

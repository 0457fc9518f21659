package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What the agent adds to the start of a JVM: an empty main from start to exit, with and without it, in turns. */
public final class AgentStartup {

    private static final int UNCOUNTED_PAIRS = 2;

    private AgentStartup() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        AgentStartup.class, "home", ".", "pairs", "20", "jdks", System.getProperty("java.home"))
                .parse(arguments);
        Machine machine = Machine.here();
        String agent = "-javaagent:" + Instruments.agentJar(options.path("home"));
        var table = new MarkdownTable(
                "JDK",
                "pairs",
                "plain in ms, median (min–max)",
                "with agent in ms",
                "difference in ms, median (min–max)",
                "difference in CPU ms");
        for (String jdk : options.list("jdks")) {
            List<Child> plain = new ArrayList<>();
            List<Child> with = new ArrayList<>();
            for (int pair = -UNCOUNTED_PAIRS; pair < options.count("pairs"); pair++) {
                boolean plainFirst = pair % 2 == 0;
                Child first = start(jdk, plainFirst ? List.of() : List.of(agent));
                Child second = start(jdk, plainFirst ? List.of(agent) : List.of());
                if (pair >= 0) {
                    plain.add(plainFirst ? first : second);
                    with.add(plainFirst ? second : first);
                }
            }
            table.row(
                    version(jdk),
                    Integer.toString(plain.size()),
                    Child.wallMillis(plain).text(0),
                    Child.wallMillis(with).text(0),
                    Child.wallMillis(with).minus(Child.wallMillis(plain)).text(0),
                    Child.cpuMillis(with).minus(Child.cpuMillis(plain)).text(0));
        }
        System.out.print(table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private static Child start(String jdk, List<String> jvmOptions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Child.java(jdk)));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", Child.home(EmptyMain.class).toString(), EmptyMain.class.getName()));
        return Child.run(command);
    }

    private static String version(String jdk) throws IOException, InterruptedException {
        return Child.run(List.of(Child.java(jdk), "-version"))
                .output()
                .lines()
                .filter(line -> line.contains("Runtime Environment"))
                .findFirst()
                .orElse(jdk);
    }
}

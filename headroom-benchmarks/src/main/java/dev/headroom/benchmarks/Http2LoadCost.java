package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Nginx;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request costs the client over HTTP/2: CPU per 100,000 requests of our generator and of {@code h2load -t1}, closed,
 * over as many connections and streams to the same nginx in plain text, in turns.
 */
public final class Http2LoadCost {

    private static final double UNIT = 100_000;
    private static final Pattern H2LOAD_REQUESTS = Pattern.compile(
            "requests: (\\d+) total, \\d+ started, \\d+ done, \\d+ succeeded, (\\d+) failed, (\\d+) errored");

    private final Options options;
    private final List<Cost> ours = new ArrayList<>();
    private final List<Cost> oursWarm = new ArrayList<>();
    private final List<Cost> h2load = new ArrayList<>();

    private Http2LoadCost(Options options) {
        this.options = options;
    }

    /** @param cpuSeconds for 100,000 requests */
    private record Cost(long requests, double cpuSeconds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        Http2LoadCost.class,
                        "rounds",
                        "10",
                        "connections",
                        "32",
                        "streams",
                        "1",
                        "warmup",
                        "5s",
                        "window",
                        "10s")
                .parse(arguments);
        Machine machine = Machine.here();
        var cost = new Http2LoadCost(options);
        try (Nginx nginx = Nginx.startHttp2()) {
            for (int round = 0; round < options.count("rounds"); round++) {
                if (round % 2 == 0) {
                    cost.measureOurs(nginx);
                    cost.measureH2load(nginx);
                } else {
                    cost.measureH2load(nginx);
                    cost.measureOurs(nginx);
                }
            }
        }
        System.out.print(cost.table());
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private void measureOurs(Nginx nginx) throws IOException, InterruptedException {
        Child child = Child.run(Child.javaCommand(
                Http2Client.class,
                nginx.uri().toString(),
                options.text("connections"),
                options.text("streams"),
                Long.toString(options.seconds("warmup").toSeconds()),
                Long.toString(options.seconds("window").toSeconds())));
        String[] numbers = child.output().trim().split(" ");
        if (numbers.length != 4 || !numbers[1].equals("0")) {
            throw new IOException("The generator did not load in order: " + child.output());
        }
        long all = Long.parseLong(numbers[0]);
        long inWindow = Long.parseLong(numbers[2]);
        ours.add(new Cost(all, child.cpu().toNanos() / 1e9 / all * UNIT));
        oursWarm.add(new Cost(inWindow, Long.parseLong(numbers[3]) / 1e9 / inWindow * UNIT));
        report("headroom", ours);
    }

    /** It runs as long as ours does with its warm-up, all of it counted. */
    private void measureH2load(Nginx nginx) throws IOException, InterruptedException {
        long seconds = options.seconds("warmup").plus(options.seconds("window")).toSeconds();
        Child child = Child.run(List.of(
                "h2load",
                "-t1",
                "-c" + options.text("connections"),
                "-m" + options.text("streams"),
                "-D" + seconds,
                nginx.uri() + "/"));
        Matcher requests = H2LOAD_REQUESTS.matcher(child.output());
        if (!requests.find()
                || !requests.group(2).equals("0")
                || !requests.group(3).equals("0")) {
            throw new IOException("h2load did not load in order: " + child.output());
        }
        long all = Long.parseLong(requests.group(1));
        h2load.add(new Cost(all, child.cpu().toNanos() / 1e9 / all * UNIT));
        report("h2load", h2load);
    }

    private static void report(String client, List<Cost> costs) {
        Cost last = costs.get(costs.size() - 1);
        System.err.printf(Locale.ROOT, "%s: %.3f s, %d requests%n", client, last.cpuSeconds(), last.requests());
    }

    private MarkdownTable table() {
        var table = new MarkdownTable(
                "client",
                "rounds",
                "CPU seconds per 100,000 requests, median (min–max)",
                "ratio to h2load [95 %]",
                "requests in a round, median");
        row(table, "h2load -t1, whole process", h2load);
        row(table, "Headroom, whole process with JVM start and warm-up", ours);
        row(table, "Headroom, after warm-up", oursWarm);
        return table;
    }

    private void row(MarkdownTable table, String client, List<Cost> costs) {
        table.row(
                client,
                Integer.toString(costs.size()),
                cpu(costs).text(3),
                costs == h2load ? "1" : PairedRatio.of(cpu(h2load), cpu(costs)).text(),
                String.format(
                        Locale.ROOT,
                        "%.0f",
                        new Series(costs.stream()
                                        .map(cost -> (double) cost.requests())
                                        .toList())
                                .median()));
    }

    private static Series cpu(List<Cost> costs) {
        return new Series(costs.stream().map(Cost::cpuSeconds).toList());
    }
}

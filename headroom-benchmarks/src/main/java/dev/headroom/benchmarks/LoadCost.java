package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Nginx;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request costs the client: CPU per 100,000 HTTP/1.1 requests of our generator, of {@code wrk -t1} and of a small client
 * on Netty's codec, closed, over the same connections to the same nginx, in turns. Both JVMs are started as the {@code
 * headroom} script starts one: serial collector, an archive of the classes they load.
 */
public final class LoadCost {

    private static final double UNIT = 100_000;
    private static final Pattern WRK_REQUESTS = Pattern.compile("(\\d+) requests in");
    private static final Pattern WRK_ERRORS = Pattern.compile("Non-2xx or 3xx responses|Socket errors");

    private final Options options;
    private final List<Cost> ours = new ArrayList<>();
    private final List<Cost> oursWarm = new ArrayList<>();
    private final List<Cost> netty = new ArrayList<>();
    private final List<Cost> nettyWarm = new ArrayList<>();
    private final List<Cost> wrk = new ArrayList<>();
    private final TemporaryFolder archives = TemporaryFolder.create("headroom-archives");

    private LoadCost(Options options) throws IOException {
        this.options = options;
    }

    /** @param cpuSeconds for 100,000 requests */
    private record Cost(long requests, double cpuSeconds) {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        LoadCost.class, "rounds", "10", "connections", "32", "warmup", "5s", "window", "10s")
                .parse(arguments);
        Machine machine = Machine.here();
        var cost = new LoadCost(options);
        try (Nginx nginx = Nginx.start()) {
            for (int round = 0; round < options.count("rounds"); round++) {
                if (round % 2 == 0) {
                    cost.measureOurs(nginx);
                    cost.measureWrk(nginx);
                    cost.measureNetty(nginx);
                } else {
                    cost.measureNetty(nginx);
                    cost.measureWrk(nginx);
                    cost.measureOurs(nginx);
                }
            }
        }
        System.out.print(cost.table());
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private void measureOurs(Nginx nginx) throws IOException, InterruptedException {
        measure(LoadClient.class, nginx, ours, oursWarm);
        report("headroom", ours);
    }

    private void measureNetty(Nginx nginx) throws IOException, InterruptedException {
        measure(NettyClient.class, nginx, netty, nettyWarm);
        report("netty client", netty);
    }

    /** The first round's archive is made by a short run before it. */
    private void measure(Class<?> client, Nginx nginx, List<Cost> whole, List<Cost> warm)
            throws IOException, InterruptedException {
        Path archive = archives.file(client.getSimpleName() + ".jsa");
        if (!Files.exists(archive)) {
            Child.run(command(client, nginx, "-XX:ArchiveClassesAtExit=" + archive, 1, 1));
        }
        Child child = Child.run(command(
                client,
                nginx,
                "-XX:SharedArchiveFile=" + archive,
                options.seconds("warmup").toSeconds(),
                options.seconds("window").toSeconds()));
        String[] numbers = child.output().trim().split(" ");
        if (numbers.length != 4 || !numbers[1].equals("0")) {
            throw new IOException(client.getSimpleName() + " did not load in order: " + child.output());
        }
        long all = Long.parseLong(numbers[0]);
        long inWindow = Long.parseLong(numbers[2]);
        whole.add(new Cost(all, child.cpu().toNanos() / 1e9 / all * UNIT));
        warm.add(new Cost(inWindow, Long.parseLong(numbers[3]) / 1e9 / inWindow * UNIT));
    }

    private List<String> command(Class<?> client, Nginx nginx, String archive, long warmupSeconds, long windowSeconds) {
        List<String> command = new ArrayList<>(Child.javaCommand(
                client,
                nginx.uri().toString(),
                options.text("connections"),
                Long.toString(warmupSeconds),
                Long.toString(windowSeconds)));
        command.addAll(1, List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xlog:disable", archive));
        return command;
    }

    /** wrk has no warm-up, so it runs as long as ours does with its own. */
    private void measureWrk(Nginx nginx) throws IOException, InterruptedException {
        long seconds = options.seconds("warmup").plus(options.seconds("window")).toSeconds();
        Child child = Child.run(
                List.of("wrk", "-t1", "-c" + options.text("connections"), "-d" + seconds + "s", nginx.uri() + "/"));
        Matcher requests = WRK_REQUESTS.matcher(child.output());
        if (!requests.find() || WRK_ERRORS.matcher(child.output()).find()) {
            throw new IOException("wrk did not load in order: " + child.output());
        }
        long all = Long.parseLong(requests.group(1));
        wrk.add(new Cost(all, child.cpu().toNanos() / 1e9 / all * UNIT));
        report("wrk", wrk);
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
                "ratio to wrk [95 %]",
                "requests in a round, median");
        row(table, "wrk -t1, whole process", wrk);
        row(table, "Headroom, whole process with JVM start and warm-up", ours);
        row(table, "Headroom, after warm-up", oursWarm);
        row(table, "small Netty client, whole process with JVM start and warm-up", netty);
        row(table, "small Netty client, after warm-up", nettyWarm);
        return table;
    }

    private void row(MarkdownTable table, String client, List<Cost> costs) {
        table.row(
                client,
                Integer.toString(costs.size()),
                cpu(costs).text(3),
                costs == wrk ? "1" : PairedRatio.of(cpu(wrk), cpu(costs)).text(),
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

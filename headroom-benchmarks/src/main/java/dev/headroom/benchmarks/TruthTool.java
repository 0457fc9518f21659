package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A load generator that measures a server of known truth, and what it reports. */
enum TruthTool {
    HEADROOM("") {
        @Override
        Reported measure(Load load) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(
                    Child.javaCommand(TruthClient.class, load.target().toString(), load.perSecond(), load.duration()));
            command.add(1, "-XX:+UseSerialGC"); // as the launcher runs it
            String[] words = Child.run(command).output().trim().split(" ");
            return new Reported(
                    nanos(words[0]),
                    nanos(words[1]),
                    nanos(words[2]),
                    nanos(words[3]),
                    Long.parseLong(words[4]),
                    words[5]);
        }

        private static double nanos(String text) {
            return Long.parseLong(text) / 1e6;
        }
    },
    WRK("Debian: apt-get install wrk") {
        @Override
        Reported measure(Load load) throws IOException, InterruptedException {
            Path script = load.file("percentiles.lua");
            Files.writeString(
                    script,
                    """
                done = function(summary, latency, requests)
                  io.write(string.format("reported %d %d %d %d %d\\n",
                    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency:percentile(99.9), summary.requests))
                end
                """);
            String output = run(
                    load,
                    "-t1",
                    "-c" + load.users(),
                    "-d" + load.duration() + "s",
                    "--timeout",
                    "30s",
                    "-s",
                    script.toString(),
                    load.target() + "/");
            Matcher matcher = found(Pattern.compile("reported (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)"), output);
            return new Reported(
                    number(matcher, 1) / 1e3,
                    number(matcher, 2) / 1e3,
                    number(matcher, 3) / 1e3,
                    number(matcher, 4) / 1e3,
                    (long) number(matcher, 5),
                    "");
        }
    },
    HEY("Debian: apt-get install hey") {
        @Override
        Reported measure(Load load) throws IOException, InterruptedException {
            String output = run(
                    load,
                    "-z",
                    load.duration() + "s",
                    "-c",
                    "" + load.users(),
                    "-q",
                    load.perUserAndSecond(),
                    "-t",
                    "30",
                    "-o",
                    "csv",
                    load.target() + "/");
            return Reported.of(output.lines()
                    .map(line -> line.split(","))
                    .filter(row -> row.length == 8 && row[6].equals("200"))
                    .mapToDouble(row -> Double.parseDouble(row[0]) * 1e3)
                    .toArray());
        }
    },
    H2LOAD("Debian: apt-get install nghttp2-client") {
        @Override
        Reported measure(Load load) throws IOException, InterruptedException {
            Path log = load.file("h2load.tsv");
            Files.deleteIfExists(log);
            run(
                    load,
                    "--h1",
                    "-t1",
                    "-c" + load.users(),
                    "-D",
                    load.duration(),
                    "--rps",
                    load.perUserAndSecond(),
                    "--log-file=" + log,
                    load.target() + "/");
            try (Stream<String> rows = Files.lines(log)) {
                return Reported.of(rows.map(line -> line.split("\t"))
                        .filter(row -> row[1].equals("200"))
                        .mapToDouble(row -> Long.parseLong(row[2]) / 1e3)
                        .toArray());
            }
        }
    },
    AUTOCANNON("npm install autocannon, then --autocannon node_modules/.bin/autocannon") {
        @Override
        Reported measure(Load load) throws IOException, InterruptedException {
            String output = run(
                    load,
                    "-c",
                    "" + load.users(),
                    "-R",
                    load.perSecond(),
                    "-d",
                    load.duration(),
                    "-t",
                    "30",
                    "--json",
                    load.target() + "/");
            Matcher matcher = found(
                    Pattern.compile(
                            "\"latency\":\\{.*?\"p50\":([\\d.]+).*?\"p90\":([\\d.]+).*?\"p99\":([\\d.]+),\"p99_9\":([\\d.]+)"
                                    + ".*?\"totalCount\":(\\d+)"),
                    output);
            return new Reported(
                    number(matcher, 1),
                    number(matcher, 2),
                    number(matcher, 3),
                    number(matcher, 4),
                    (long) number(matcher, 5),
                    "");
        }
    };

    /**
     * What is asked of every tool alike.
     *
     * @param users connections, of which each of the tools that pace asks equally often
     */
    record Load(URI target, double rate, int users, long seconds, Options options, TemporaryFolder folder) {
        String perSecond() {
            return String.format(Locale.ROOT, "%.0f", rate);
        }

        String perUserAndSecond() {
            return String.format(Locale.ROOT, "%s", rate / users);
        }

        String duration() {
            return Long.toString(seconds);
        }

        Path file(String name) {
            return folder.file(name);
        }
    }

    /** Percentiles of what the tool calls a request's time, in milliseconds, and how many it counted. */
    record Reported(double p50, double p90, double p99, double p999, long count, String remark) {

        static Reported of(double[] millis) throws IOException {
            if (millis.length == 0) {
                throw new IOException("The tool reported no answered request");
            }
            Arrays.sort(millis);
            return new Reported(
                    at(millis, 0.5), at(millis, 0.9), at(millis, 0.99), at(millis, 0.999), millis.length, "");
        }

        private static double at(double[] sorted, double share) {
            return sorted[Math.max(1, (int) Math.ceil(share * sorted.length - 1e-9)) - 1];
        }
    }

    private final String installation;

    TruthTool(String installation) {
        this.installation = installation;
    }

    abstract Reported measure(Load load) throws IOException, InterruptedException;

    /** {@code h2load}, which is also the option that names its program. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Nothing is measured where one of the peers is missing: a table without it would look complete.
     *
     * @throws IOException saying how to get it
     */
    void require(Options options) throws IOException {
        if (!installation.isEmpty() && !isThere(options.text(label()))) {
            throw new IOException("There is no program " + options.text(label()) + ". Install it (" + installation
                    + "), or say where it is with --" + label() + ".");
        }
    }

    private static boolean isThere(String program) {
        return program.contains("/")
                ? Files.isExecutable(Path.of(program))
                : Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    String run(Load load, String... arguments) throws IOException, InterruptedException {
        return Child.run(Stream.concat(Stream.of(load.options().text(label())), Stream.of(arguments))
                        .toList())
                .output();
    }

    private static Matcher found(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("The tool did not report what was asked for: " + output);
        }
        return matcher;
    }

    private static double number(Matcher matcher, int group) {
        return Double.parseDouble(matcher.group(group));
    }
}

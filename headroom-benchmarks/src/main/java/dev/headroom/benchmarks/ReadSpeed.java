package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.harness.PairedRatio;
import dev.headroom.benchmarks.harness.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast a large recording becomes collapsed stacks: our reader beside async-profiler's own jfr-converter, each a whole
 * process, in turns.
 */
public final class ReadSpeed {

    private final Options options;
    private final List<Child> ours = new ArrayList<>();
    private final List<Child> peer = new ArrayList<>();

    private ReadSpeed(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        ReadSpeed.class,
                        "rounds",
                        "10",
                        "shapes",
                        "2x60,18x4",
                        "seconds",
                        "5s",
                        "recording",
                        "",
                        "type",
                        "alloc_space",
                        "peer-event",
                        "--alloc")
                .parse(arguments);
        Machine machine = Machine.here();
        RecordingSource source = RecordingSource.open();
        var table = new MarkdownTable(
                "recording",
                "reader",
                "rounds",
                "wall in s, median (min–max)",
                "ratio [95 %]",
                "CPU in s, median (min–max)",
                "ratio [95 %]",
                "samples written",
                "lines written");
        if (options.text("recording").isEmpty()) {
            for (String shape : options.list("shapes")) {
                Path recording =
                        record(source, shape, options.seconds("seconds").toSeconds());
                new ReadSpeed(options).compare(recording, source, table);
                Files.delete(recording);
            }
        } else {
            new ReadSpeed(options).compare(options.path("recording"), source, table);
        }
        System.out.print(table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    /** A shape is the power of two of the distinct stacks, and how often the recording is repeated: {@code 18x4}. */
    private static Path record(RecordingSource source, String shape, long seconds)
            throws IOException, InterruptedException {
        if (!shape.matches("\\d{1,2}x\\d{1,4}")) {
            throw new IllegalArgumentException("--shapes are like 2x60,18x4, got " + shape);
        }
        String[] numbers = shape.split("x");
        return source.record(Integer.parseInt(numbers[0]), seconds, Integer.parseInt(numbers[1]));
    }

    private void compare(Path recording, RecordingSource source, MarkdownTable table)
            throws IOException, InterruptedException {
        Path oursOut = source.output("headroom.collapsed");
        Path peerOut = source.output("jfr-converter.collapsed");
        for (int round = 0; round < options.count("rounds"); round++) {
            if (round % 2 == 0) {
                ours.add(fold(recording, oursOut));
                peer.add(convert(recording, peerOut));
            } else {
                peer.add(convert(recording, peerOut));
                ours.add(fold(recording, oursOut));
            }
        }
        String name = String.format(Locale.ROOT, "%s, %.1f MB", recording.getFileName(), Files.size(recording) / 1e6);
        row(table, name, "jfr-converter 4.5", peer, peerOut);
        row(table, name, "Headroom", ours, oursOut);
    }

    private Child fold(Path recording, Path output) throws IOException, InterruptedException {
        return Child.run(
                Child.javaCommand(FoldCollapsed.class, recording.toString(), options.text("type"), output.toString()));
    }

    private Child convert(Path recording, Path output) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Child.java(""), "-cp", System.getProperty("java.class.path"), "one.convert.Main", "-o", "collapsed"));
        command.addAll(List.of(options.text("peer-event"), recording.toString(), output.toString()));
        return Child.run(command);
    }

    private void row(MarkdownTable table, String recording, String reader, List<Child> children, Path output)
            throws IOException {
        boolean isPeer = children == peer;
        long samples = 0;
        long lines = 0;
        try (BufferedReader in = Files.newBufferedReader(output)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                samples += Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
                lines++;
            }
        }
        table.row(
                recording,
                reader,
                Integer.toString(children.size()),
                wall(children).text(2),
                isPeer ? "1" : PairedRatio.of(wall(peer), wall(children)).text(),
                cpu(children).text(2),
                isPeer ? "1" : PairedRatio.of(cpu(peer), cpu(children)).text(),
                Long.toString(samples),
                Long.toString(lines));
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

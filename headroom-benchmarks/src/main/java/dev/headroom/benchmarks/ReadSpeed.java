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
import java.util.Optional;
import java.util.function.Function;

/**
 * How fast a large recording is answered: collapsed stacks beside async-profiler's jfr-converter and beside JMC's parser, the top
 * functions beside the JDK's {@code jfr view}. Each is a whole process as a user starts it, in turns.
 */
public final class ReadSpeed {

    /**
     * A program that is asked; the first of a question is the one that others are compared with.
     *
     * @param written the collapsed stacks that it writes, if it does
     */
    private record Reader(
            String question, String name, Optional<Path> written, List<String> command, List<Child> runs) {
        boolean isSameAs(Reader other) {
            return question.equals(other.question) && name.equals(other.name);
        }

        Reader(String question, String name, List<String> command) {
            this(question, name, Optional.empty(), command, new ArrayList<>());
        }

        Reader writing(Path collapsed) {
            return new Reader(question, name, Optional.of(collapsed), command, runs);
        }

        void run() throws IOException, InterruptedException {
            runs.add(Child.run(command));
        }

        Series of(Function<Child, Double> measure) {
            return new Series(runs.stream().map(measure).toList());
        }
    }

    private static final String CONVERT = "collapsed";
    private static final String TOP = "top";

    /** Where outputs go that only cost the file system. */
    private static final Path NOWHERE = Path.of("/dev/null");

    private final Options options;
    private final Path recording;
    private final boolean kept;
    private final Path oursOut;
    private final Path peerOut;
    private final List<Reader> readers = new ArrayList<>();

    private ReadSpeed(Options options, Path recording, RecordingSource source) {
        this.options = options;
        this.recording = recording;
        kept = !options.text("discard").equals("true");
        oursOut = kept ? source.output("headroom.collapsed") : NOWHERE;
        peerOut = kept ? source.output("jfr-converter.collapsed") : NOWHERE;
        readers.add(writing(peerOut, new Reader(CONVERT, "jfr-converter 4.5", converter())));
        readers.add(writing(
                oursOut,
                new Reader(
                        CONVERT,
                        "Headroom",
                        headroom("convert", recording.toString(), "--to", "collapsed", "-o", oursOut.toString()))));
        readers.add(new Reader(
                CONVERT,
                "JMC 9.1.1, stacks counted, not written",
                Child.javaCommand(JmcStackCount.class, recording.toString())));
        if (!options.text("jdk25").isEmpty()) {
            readers.add(view());
        }
        readers.add(new Reader(TOP, "Headroom", headroom("top", recording.toString())));
    }

    private Reader writing(Path collapsed, Reader reader) {
        return kept ? reader.writing(collapsed) : reader;
    }

    private Reader view() {
        String jfr = Path.of(options.text("jdk25"), "bin", "jfr").toString();
        String view = options.text("view");
        return new Reader(TOP, "jfr view " + view, List.of(jfr, "view", view, recording.toString()));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        ReadSpeed.class,
                        "rounds",
                        "10",
                        "shapes",
                        "2x57000x100,20x905000x1",
                        "recording",
                        "",
                        "peer-event",
                        "--alloc",
                        "view",
                        "tlabs",
                        "jdk25",
                        "",
                        "heap",
                        "",
                        "discard",
                        "false",
                        "repository",
                        ".")
                .parse(arguments);
        Machine machine = Machine.here();
        RecordingSource source = RecordingSource.open();
        var table = new MarkdownTable(
                "recording",
                "question",
                "reader",
                "rounds",
                "wall in s, median (min–max)",
                "ratio [95 %]",
                "CPU in s, median (min–max)",
                "ratio [95 %]",
                "weight written");
        if (options.text("recording").isEmpty()) {
            for (String shape : options.list("shapes")) {
                Path recording = source.record(RecordingSource.Shape.parse(shape));
                new ReadSpeed(options, recording, source).compare(table);
                Files.delete(recording);
            }
        } else {
            new ReadSpeed(options, options.path("recording"), source).compare(table);
        }
        System.out.print(table);
        System.out.println();
        System.out.print(machine.footer(options));
    }

    private List<String> converter() {
        return List.of(
                Child.java(""),
                "-cp",
                System.getProperty("java.class.path"),
                "one.convert.Main",
                "-o",
                "collapsed",
                "--total",
                options.text("peer-event"),
                recording.toString(),
                peerOut.toString());
    }

    /** The command that a user gives, from a built repository. */
    private List<String> headroom(String... arguments) {
        List<String> command = new ArrayList<>(List.of("env", "HEADROOM_NO_BUILD=1"));
        if (!options.text("heap").isEmpty()) {
            command.add("HEADROOM_JAVA_OPTS=-Xmx" + options.text("heap"));
        }
        command.add(options.path("repository").resolve("headroom").toString());
        command.add("profile");
        command.addAll(List.of(arguments));
        return command;
    }

    private void compare(MarkdownTable table) throws IOException, InterruptedException {
        for (int round = 0; round < options.count("rounds"); round++) {
            for (int i = 0; i < readers.size(); i++) {
                readers.get(round % 2 == 0 ? i : readers.size() - 1 - i).run();
            }
        }
        for (Reader reader : readers) {
            Reader first = readers.stream()
                    .filter(other -> other.question().equals(reader.question()))
                    .findFirst()
                    .orElse(reader);
            row(table, reader, first);
        }
        if (kept) {
            Files.delete(oursOut);
            Files.delete(peerOut);
        }
    }

    private void row(MarkdownTable table, Reader reader, Reader first) throws IOException {
        Series wall = reader.of(child -> child.wall().toNanos() / 1e9);
        Series cpu = reader.of(child -> child.cpu().toNanos() / 1e9);
        String written = reader.written().isEmpty()
                ? "–"
                : Long.toString(weightWritten(reader.written().get()));
        table.row(
                String.format(Locale.ROOT, "%s, %.1f MB", recording.getFileName(), Files.size(recording) / 1e6),
                reader.question(),
                reader.name(),
                Integer.toString(reader.runs().size()),
                wall.text(2),
                reader.isSameAs(first)
                        ? "1"
                        : PairedRatio.of(first.of(child -> child.wall().toNanos() / 1e9), wall)
                                .text(),
                cpu.text(2),
                reader.isSameAs(first)
                        ? "1"
                        : PairedRatio.of(first.of(child -> child.cpu().toNanos() / 1e9), cpu)
                                .text(),
                written);
    }

    private static long weightWritten(Path collapsed) throws IOException {
        long weight = 0;
        try (BufferedReader in = Files.newBufferedReader(collapsed)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                weight += Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return weight;
    }
}

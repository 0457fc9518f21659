package dev.headroom.benchmarks;

import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import dev.headroom.benchmarks.linters.CompiledCorpus;
import dev.headroom.benchmarks.linters.Headroom;
import dev.headroom.benchmarks.linters.Linter;
import dev.headroom.benchmarks.linters.Pmd;
import dev.headroom.benchmarks.linters.SpotBugs;
import dev.headroom.code.corpus.Marker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much of the corpus of anti-patterns tools find without running it: ours beside SpotBugs, as it comes and with its loop detectors
 * forced on, and PMD. Then how long ours takes for a class path. Needs {@code mvn} on the path, to fetch the peers.
 */
public final class StaticPeers {

    /** Tools differ in which line of a statement, or of a loop, they name. */
    private static final int LINES_OFF = 4;

    private StaticPeers() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Options options = Options.of(
                        StaticPeers.class,
                        "home",
                        ".",
                        "release",
                        "17",
                        "spotbugs",
                        "4.9.8",
                        "pmd",
                        "7.17.0",
                        "rounds",
                        "3",
                        "classes",
                        "")
                .parse(arguments);
        Machine machine = Machine.here();
        Path work = Files.createTempDirectory("headroom-static");
        CompiledCorpus corpus = CompiledCorpus.compile(
                options.path("home").resolve("headroom-code/src/corpus"), options.count("release"), work);
        System.out.print(compare(corpus, linters(options, work)));
        System.out.println();
        if (!options.list("classes").isEmpty()) {
            System.out.print(speed(options));
            System.out.println();
        }
        System.out.print(machine.footer(options));
    }

    private static List<Linter> linters(Options options, Path work) throws IOException, InterruptedException {
        return List.of(
                new Headroom(),
                new SpotBugs(work.resolve("spotbugs"), options.text("spotbugs"), false),
                new SpotBugs(work.resolve("spotbugs"), options.text("spotbugs"), true),
                new Pmd(work.resolve("pmd"), options.text("pmd")));
    }

    private static String compare(CompiledCorpus corpus, List<Linter> linters)
            throws IOException, InterruptedException {
        Set<Marker> expected = corpus.corpus().expected();
        Set<String> rules = new TreeSet<>();
        expected.forEach(marker -> rules.add(marker.rule()));
        List<String> header = new ArrayList<>(List.of("rule", "sites"));
        linters.forEach(linter -> header.add(linter.name() + ": found (wrong)"));
        var table = new MarkdownTable(header.toArray(String[]::new));
        List<Linter.Findings> findings = new ArrayList<>();
        for (Linter linter : linters) {
            System.err.println(linter.name());
            findings.add(linter.look(corpus));
        }
        for (String rule : rules) {
            row(
                    table,
                    rule,
                    of(rule, expected),
                    findings.stream().map(found -> of(rule, found.places())).toList());
        }
        row(
                table,
                "all",
                expected,
                findings.stream().map(Linter.Findings::places).toList());
        return table
                + String.format(
                        Locale.ROOT,
                        "%nMethods that must stay silent: %d. Findings of kinds that are none of these rules: %s.%n",
                        corpus.corpus().silentMethods(),
                        findings.stream()
                                .map(found -> String.valueOf(found.others()))
                                .toList());
    }

    private static Set<Marker> of(String rule, Set<Marker> markers) {
        Set<Marker> some = new TreeSet<>(markers);
        some.removeIf(marker -> !marker.rule().equals(rule));
        return some;
    }

    private static void row(MarkdownTable table, String rule, Set<Marker> expected, List<Set<Marker>> found) {
        List<String> cells = new ArrayList<>(List.of(rule, String.valueOf(expected.size())));
        for (Set<Marker> places : found) {
            long right = expected.stream()
                    .filter(marker -> places.stream().anyMatch(place -> isNear(place, marker)))
                    .count();
            Set<Marker> wrong = new HashSet<>(places);
            wrong.removeIf(place -> expected.stream().anyMatch(marker -> isNear(place, marker)));
            cells.add(right + " (" + wrong.size() + ")");
        }
        table.row(cells.toArray(String[]::new));
    }

    private static boolean isNear(Marker place, Marker marker) {
        return place.file().equals(marker.file())
                && place.rule().equals(marker.rule())
                && Math.abs(place.line() - marker.line()) <= LINES_OFF;
    }

    /** Each round a process of its own, as a command is. */
    private static String speed(Options options) throws IOException, InterruptedException {
        List<Child> runs = new ArrayList<>();
        for (int round = 0; round < options.count("rounds"); round++) {
            runs.add(Child.run(reading(options.list("classes"))));
        }
        long bytes = 0;
        for (String entry : options.list("classes")) {
            bytes += Files.size(Path.of(entry));
        }
        return new MarkdownTable("class path", "rounds", "wall in ms", "CPU in ms")
                        .row(
                                String.format(Locale.ROOT, "%.1f MB of jars", bytes / 1e6),
                                String.valueOf(runs.size()),
                                Child.wallMillis(runs).text(0),
                                Child.cpuMillis(runs).text(0))
                + "\n" + runs.get(0).output();
    }

    /** With the options that the launcher gives a short command. */
    private static List<String> reading(List<String> classes) {
        List<String> command = new ArrayList<>(List.of(
                Child.java(""),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StaticReading.class.getName()));
        command.addAll(classes);
        return command;
    }
}

package dev.headroom.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.benchmarks.harness.Child;
import dev.headroom.benchmarks.harness.Machine;
import dev.headroom.benchmarks.harness.MarkdownTable;
import dev.headroom.benchmarks.harness.Options;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.openjdk.jmc.common.item.IItemCollection;
import org.openjdk.jmc.common.unit.IQuantity;
import org.openjdk.jmc.common.util.IPreferenceValueProvider;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;
import org.openjdk.jmc.flightrecorder.rules.IResult;
import org.openjdk.jmc.flightrecorder.rules.IRule;
import org.openjdk.jmc.flightrecorder.rules.RuleRegistry;
import org.openjdk.jmc.flightrecorder.rules.TypedResult;
import org.openjdk.jmc.flightrecorder.rules.util.RulesToolkit;

/**
 * What others say of the recordings that {@link PlantedCauses} kept ({@code --keep}): the first row of {@code jfr view
 * latencies-by-type}, the rules of JDK Mission Control with the highest scores, and what jfr-converter's {@code --latency} leaves.
 */
public final class TailPeers {

    private static final int RULES_SHOWN = 3;
    private static final int RULES_AT_ONCE = 2;

    private TailPeers() {}

    public static void main(String[] arguments)
            throws IOException, InterruptedException, CouldNotLoadRecordingException, ExecutionException {
        Options options = Options.of(TailPeers.class, "kept", "", "jdk25", "", "seed", "1")
                .parse(arguments);
        var table = new MarkdownTable(
                "planted",
                "Headroom, first",
                "jfr view latencies-by-type, first",
                "JMC rules, highest scores",
                "jfr-converter --latency");
        for (Path folder : folders(options)) {
            String name = folder.getFileName().toString();
            Path recording = folder.resolve("run").resolve("recording.jfr");
            table.row(
                    name.substring(0, name.lastIndexOf('-')),
                    named(folder.resolve("run").resolve("run.json")),
                    longest(options, recording),
                    rules(recording),
                    converted(recording, folder.resolve("spans.txt")));
        }
        System.out.print(table);
        System.out.println();
        System.out.print(Machine.here().footer(options));
    }

    private static List<Path> folders(Options options) throws IOException {
        try (Stream<Path> all = Files.list(options.path("kept"))) {
            return all.filter(folder -> folder.getFileName().toString().endsWith("-" + options.text("seed")))
                    .sorted()
                    .toList();
        }
    }

    private static String named(Path run) throws IOException {
        for (JsonNode tail : new ObjectMapper().readTree(run.toFile()).path("tail")) {
            if (tail.path("endpoint").asText().equals("work")) {
                JsonNode first = tail.path("causes").path(0);
                return String.format(
                        Locale.ROOT,
                        "%s %.0f %% %s",
                        first.path("cause").asText(),
                        100 * first.path("share").asDouble(),
                        first.path("place").asText());
            }
        }
        throw new IOException(run + " says nothing about the tail of 'work'");
    }

    /** The row below the dashes: rows are ordered by their totals. */
    private static String longest(Options options, Path recording) throws IOException, InterruptedException {
        Path jfr = options.path("jdk25").resolve("bin").resolve("jfr");
        List<String> lines = lines(List.of(jfr.toString(), "view", "latencies-by-type", recording.toString()));
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith("-----")) {
                return lines.get(i + 1).strip().replaceAll("\\s{2,}", ", ");
            }
        }
        throw new IOException("'jfr view' printed no table: " + lines);
    }

    private static String rules(Path recording)
            throws IOException, CouldNotLoadRecordingException, InterruptedException, ExecutionException {
        IItemCollection events = JfrLoaderToolkit.loadEvents(recording.toFile());
        Map<IRule, Future<IResult>> evaluated = RulesToolkit.evaluateParallel(
                RuleRegistry.getRules(), events, IPreferenceValueProvider.DEFAULT_VALUES, RULES_AT_ONCE);
        List<Map.Entry<String, Double>> scores = new ArrayList<>();
        for (Map.Entry<IRule, Future<IResult>> one : evaluated.entrySet()) {
            IQuantity score = one.getValue().get().getResult(TypedResult.SCORE);
            if (score != null && score.doubleValue() > 0) {
                scores.add(Map.entry(one.getKey().getName(), score.doubleValue()));
            }
        }
        scores.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return String.join(
                ", ",
                scores.stream()
                        .limit(RULES_SHOWN)
                        .map(rule -> String.format(Locale.ROOT, "%s %.0f", rule.getKey(), rule.getValue()))
                        .toList());
    }

    /** It keeps samples within spans that the program or a method trace marked; a service marks none by itself. */
    private static String converted(Path recording, Path to) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Child.java(""), "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("one.convert.Main", "--latency", "50", "--wall", "-o", "collapsed"));
        command.addAll(List.of(recording.toString(), to.toString()));
        List<String> said = lines(command);
        return Files.exists(to)
                ? Files.readAllLines(to).size() + " stacks"
                : said.stream()
                        .filter(line -> line.contains("Exception"))
                        .map(line -> line.substring(line.lastIndexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("nothing");
    }

    private static List<String> lines(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().toList();
            process.waitFor();
            return lines;
        }
    }
}

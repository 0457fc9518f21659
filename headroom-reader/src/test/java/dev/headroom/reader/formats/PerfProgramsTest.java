package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs of the system that {@code perf} recorded: as {@code perf report} counts them, and as awk reads the text. */
class PerfProgramsTest {

    private static final Pattern EVENT = Pattern.compile("# Samples: .* of event '(.*)'");
    /** Period, samples, command, kind and symbol; a symbol without a name is an address. */
    private static final Pattern ROW = Pattern.compile(" +(\\d+) +(\\d+)  .+ \\[.\\] (.+?) *");

    private final Path folder;

    PerfProgramsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void periodsAndSamplesOfEverySymbolAreThoseOfPerfReport() throws IOException {
        Map<String, Map<String, List<Long>>> expected = report(Fixtures.text("pipeline.report.txt"));

        ProfileSet set = Fixtures.read(folder, "pipeline.perf.txt");

        Map<String, Map<String, List<Long>>> ours = new TreeMap<>();
        for (Profile profile : set.profiles()) {
            Map<String, List<Long>> symbols = new TreeMap<>();
            for (TopFrames.Row row : set.top(profile, TopFrames.By.SELF).rows()) {
                if (row.selfSamples() > 0) {
                    symbols.merge(
                            row.frame().name(), List.of(row.weight().self(), row.selfSamples()), PerfProgramsTest::sum);
                }
            }
            ours.put(profile.type().name(), symbols);
        }
        assertThat(ours).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline.perf.txt", "chains.perf.txt", "inlined.perf.txt"})
    void everyStackWeighsWhatAwkFinds(String name) throws Exception {
        Path file = Files.write(folder.resolve(name), Fixtures.bytes(name));
        Path script = Files.write(folder.resolve("plain.awk"), Fixtures.bytes("plain.awk"));
        Map<String, Map<String, Long>> expected = new TreeMap<>();
        for (String line : new Tool(folder)
                .run("awk", "-f", script.toString(), file.toString())
                .lines()
                .toList()) {
            String[] cells = line.split("\t");
            expected.computeIfAbsent(cells[0], event -> new TreeMap<>())
                    .merge(cells[2], Long.parseLong(cells[1]), Long::sum);
        }

        ProfileSet set = Fixtures.read(folder, name);

        Map<String, Map<String, Long>> ours = new TreeMap<>();
        set.profiles().forEach(profile -> ours.put(profile.type().name(), Fixtures.weights(profile)));
        assertThat(ours).isEqualTo(expected);
    }

    @Test
    void aClockWithSettingsTicksInNanosecondsToo() throws IOException {
        assertThat(Fixtures.read(folder, "pipeline.perf.txt").profiles())
                .extracting(profile -> profile.type().toString())
                .containsExactlyInAnyOrder("cpu-clock/freq=299//nanoseconds", "minor-faults/period=40//count");
    }

    /** Of symbols that several files have. */
    private static List<Long> sum(List<Long> a, List<Long> b) {
        return List.of(a.get(0) + b.get(0), a.get(1) + b.get(1));
    }

    private static Map<String, Map<String, List<Long>>> report(String text) {
        Map<String, Map<String, List<Long>>> events = new TreeMap<>();
        Map<String, List<Long>> symbols = new TreeMap<>();
        for (String line : text.lines().toList()) {
            Matcher event = EVENT.matcher(line);
            Matcher row = ROW.matcher(line);
            if (event.matches()) {
                symbols = events.computeIfAbsent(event.group(1), name -> new TreeMap<>());
            } else if (row.matches()) {
                String symbol = row.group(3).startsWith("0x") ? "[unknown]" : row.group(3);
                symbols.merge(
                        symbol,
                        List.of(Long.parseLong(row.group(1)), Long.parseLong(row.group(2))),
                        PerfProgramsTest::sum);
            }
        }
        return events;
    }
}

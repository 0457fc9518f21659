package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Node's JSON, zlib, crypto and querystring, profiled now, as a plain reading by Node itself has it. */
class NodeProgramTest {

    private final Path folder;
    private final Tool tool;

    NodeProgramTest(@TempDir Path folder) {
        this.folder = folder;
        tool = new Tool(folder);
    }

    @BeforeEach
    void write() throws Exception {
        Files.write(folder.resolve("standard.js"), dev.headroom.reader.Fixtures.bytes("live/standard.js"));
    }

    @Test
    void samplesAndTimeOfEveryStackOfACpuProfile() throws Exception {
        tool.run("node", "--cpu-prof", "--cpu-prof-name=a.cpuprofile", "standard.js");
        Map<String, Long> samples = new TreeMap<>();
        Map<String, Long> nanos = new TreeMap<>();
        for (String row :
                tool.run("node", "standard.js", "a.cpuprofile").lines().toList()) {
            String[] cells = row.split("\t");
            samples.put(cells[0], Long.parseLong(cells[1]));
            if (!cells[2].equals("0")) {
                nanos.put(cells[0], Long.parseLong(cells[2]));
            }
        }

        Profile profile = Fixtures.read(folder.resolve("a.cpuprofile"), ReadOptions.STRICT)
                .find(SampleType.WALL)
                .orElseThrow();

        assertThat(Fixtures.samples(profile)).isEqualTo(samples);
        assertThat(Fixtures.weights(profile)).isEqualTo(nanos);
        assertThat(samples.keySet()).anyMatch(stack -> stack.contains(";work;"));
    }

    @Test
    void durationsAndCountsOfEveryTraceEvent() throws Exception {
        tool.run("node", "--trace-event-categories=node,v8", "standard.js");
        Path file = folder.resolve("node_trace.1.log");
        Map<String, List<long[]>> spans = new TreeMap<>();
        Map<String, Long> begun = new TreeMap<>();
        for (JsonNode event : new ObjectMapper().readTree(file.toFile()).get("traceEvents")) {
            String name = event.get("name").asText();
            long at = event.get("ts").asLong() * 1000;
            List<long[]> same = spans.computeIfAbsent(name, n -> new ArrayList<>());
            switch (event.get("ph").asText()) {
                case "X" -> same.add(new long[] {at, at + event.get("dur").asLong() * 1000});
                case "B" -> begun.put(name + event.get("tid"), at);
                case "E" -> same.add(new long[] {begun.remove(name + event.get("tid")), at});
                default -> {}
            }
        }
        spans.values().removeIf(List::isEmpty);
        Map<String, Long> nanos = new TreeMap<>();
        spans.forEach((name, same) -> nanos.put(name, covered(same)));

        ProfileSet set = Fixtures.read(file, ReadOptions.STRICT);

        Map<String, Long> totals = new TreeMap<>();
        for (TopFrames.Row row :
                set.top(set.find("duration").orElseThrow(), TopFrames.By.TOTAL).rows()) {
            totals.put(row.frame().name(), row.weight().total());
        }
        assertThat(totals).isNotEmpty().isEqualTo(nanos);
        assertThat(set.summary().skipped()).isZero();
    }

    /** What at least one of the spans covers: an event within one of its own name counts once. */
    private static long covered(List<long[]> spans) {
        spans.sort(Comparator.comparingLong(span -> span[0]));
        long covered = 0;
        long end = Long.MIN_VALUE;
        for (long[] span : spans) {
            covered += Math.max(0, span[1] - Math.max(end, span[0]));
            end = Math.max(end, span[1]);
        }
        return covered;
    }
}

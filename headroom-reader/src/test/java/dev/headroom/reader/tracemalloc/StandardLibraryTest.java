package dev.headroom.reader.tracemalloc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Python's ast, re and json keep, traced now, as {@code tracemalloc.statistics} counts it. */
class StandardLibraryTest {

    private final Path folder;

    StandardLibraryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 50})
    void bytesAndBlocksOfEveryLineAndEveryTracebackArePythonsOwn(int depth) throws Exception {
        Path script = Files.write(folder.resolve("stdlib.py"), Fixtures.bytes("live/stdlib.py"));
        String statistics = new Tool(folder)
                .run("python3", script.toString(), "tracemalloc", Integer.toString(depth), "a.snapshot");

        ProfileSet set = Fixtures.profiles(folder, Files.readAllBytes(folder.resolve("a.snapshot")));

        Profile space = set.find("inuse_space").orElseThrow();
        Map<String, Entry<Long, Long>> lines = new TreeMap<>();
        for (TopFrames.Row row : set.top(space, TopFrames.By.SELF).rows()) {
            if (row.selfSamples() > 0) {
                lines.put(row.frame().name(), Map.entry(row.weight().self(), row.selfSamples()));
            }
        }
        Map<String, Long> bytes = Folded.weights(space, Frame::name);
        Map<String, Entry<Long, Long>> tracebacks = new TreeMap<>();
        Folded.samples(space, Frame::name)
                .forEach((stack, blocks) -> tracebacks.put(stack, Map.entry(bytes.getOrDefault(stack, 0L), blocks)));
        assertThat(lines).hasSizeGreaterThan(5).isEqualTo(rows(statistics, "line"));
        assertThat(tracebacks).isEqualTo(rows(statistics, "traceback"));
        assertThat(set.summary().notes().stream().anyMatch(note -> note.contains("trace depth is 1")))
                .isEqualTo(depth == 1);
    }

    /** Bytes and blocks by line or by traceback. */
    private static Map<String, Entry<Long, Long>> rows(String statistics, String kind) {
        Map<String, Entry<Long, Long>> rows = new TreeMap<>();
        for (String line : statistics.lines().toList()) {
            String[] cells = line.split("\t");
            if (cells[0].equals(kind)) {
                String key = kind.equals("line") ? cells[1] + ":" + cells[2] : cells[1];
                int last = cells.length - 1;
                rows.put(key, Map.entry(Long.parseLong(cells[last - 1]), Long.parseLong(cells[last])));
            }
        }
        return rows;
    }
}

package dev.headroom.reader.cprofile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python's unittest, json, ast, zipfile and re, profiled now, as {@code pstats} reads the profile. */
class StandardLibraryTest {

    private static byte[] profile = {};
    private static List<String> pstats = List.of();

    private final Path folder;

    StandardLibraryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void run(@TempDir Path scratch) throws Exception {
        Path script = Files.write(scratch.resolve("stdlib.py"), Fixtures.bytes("live/stdlib.py"));
        pstats = new Tool(scratch)
                .run("python3", script.toString(), "cprofile", "a.prof")
                .lines()
                .toList();
        profile = Files.readAllBytes(scratch.resolve("a.prof"));
    }

    @Test
    void callsSelfAndTotalOfEveryFunctionAreThoseOfPstats() throws Exception {
        ProfileSet set = Fixtures.profiles(folder, profile);

        List<String> ours = new ArrayList<>();
        for (TopFrames.Row row :
                set.top(set.profiles().get(0), TopFrames.By.TOTAL).rows()) {
            ours.add(row(
                    "function",
                    key(row.frame()),
                    row.samples(),
                    row.weight().self(),
                    row.weight().total()));
        }

        assertThat(ours).hasSizeGreaterThan(300).containsExactlyInAnyOrderElementsOf(rows("function"));
    }

    @Test
    void callsSelfAndTotalOfEveryEdgeAreThoseOfPstats() throws Exception {
        var reader = new StatisticsReader(folder.resolve("a.prof"), profile);
        reader.read();
        Statistics statistics = reader.statistics();

        List<String> ours = new ArrayList<>();
        for (int callee = 0; callee < statistics.size(); callee++) {
            String to = key(statistics.key(callee).frame());
            for (Call call : statistics.callers(callee)) {
                String from = key(statistics.key(call.function()).frame());
                ours.add(row("edge", from + "\t" + to, call.calls(), call.selfNanos(), call.totalNanos()));
            }
        }

        assertThat(ours).hasSizeGreaterThan(500).containsExactlyInAnyOrderElementsOf(rows("edge"));
    }

    private static List<String> rows(String kind) {
        return pstats.stream().filter(line -> line.startsWith(kind + "\t")).toList();
    }

    private static String row(String kind, String key, long calls, long selfNanos, long totalNanos) {
        return kind + "\t" + key + "\t" + calls + "\t" + selfNanos + "\t" + totalNanos;
    }

    private static String key(Frame frame) {
        return (frame.file().isEmpty() ? "~" : frame.file()) + "\t" + frame.line() + "\t" + frame.name();
    }
}

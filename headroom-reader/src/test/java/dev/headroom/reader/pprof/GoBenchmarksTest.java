package dev.headroom.reader.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benchmarks of Go's standard library, profiled now, read by us and by {@code go tool pprof}. */
class GoBenchmarksTest {

    private static final Map<String, String> UNITS = Map.of("nanoseconds", "ns", "bytes", "B", "count", "count");

    private final Path folder;
    private final Tool tool;
    private final GoTool go;

    GoBenchmarksTest(@TempDir Path folder) {
        this.folder = folder;
        tool = new Tool(folder, GoEnvironment.OFFLINE);
        go = new GoTool(tool);
    }

    @ParameterizedTest
    @CsvSource({
        "regexp, 'Literal|MatchParallelShared', 100ms",
        "encoding/json, 'CodeEncoder$|CodeUnmarshal$', 100ms",
        "sync, 'Mutex|Pool', 20ms"
    })
    void everySampleTypeIsGosOwnByFunctionAndByStack(String module, String benchmarks, String time) throws Exception {
        tool.run(
                "go",
                "test",
                "-run=^$",
                "-bench=" + benchmarks,
                "-benchtime=" + time,
                "-cpuprofile=cpu",
                "-memprofile=mem",
                "-memprofilerate=4096",
                "-mutexprofile=mutex",
                "-blockprofile=block",
                "-o=benchmarks.test",
                module);

        for (String name : new String[] {"cpu", "mem", "mutex", "block"}) {
            compare(folder.resolve(name));
        }
    }

    private void compare(Path file) throws IOException, InterruptedException {
        try (Recording recording = Recordings.open(file)) {
            ProfileSet set = recording.readProfiles();

            Map<String, Map<String, Long>> stacks = new TreeMap<>();
            for (Profile profile : set.profiles()) {
                String type = profile.type().name();
                String unit = UNITS.get(profile.type().unit());
                stacks.put(
                        type, Folded.weights(profile, frame -> frame.name() + " " + frame.file() + ":" + frame.line()));
                assertThat(Folded.functions(set, profile))
                        .as("%s of %s", type, file)
                        .isNotEmpty()
                        .containsExactlyInAnyOrderEntriesOf(go.top(file, type, unit));
            }
            assertThat(stacks).as("stacks of %s", file).isEqualTo(go.stacks(file));
            assertThat(set.summary().skipped()).isZero();
            assertThat(set.summary().unresolvedStacks()).isZero();
        }
    }
}

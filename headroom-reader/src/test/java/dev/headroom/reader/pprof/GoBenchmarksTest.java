package dev.headroom.reader.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.Tool;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Benchmarks of Go's standard library, profiled now, read by us and by {@code go tool pprof}. */
class GoBenchmarksTest {

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

            go.assertEqual(set, file);
            boolean contendedPerhaps = file.endsWith("mutex") || file.endsWith("block");
            assertThat(set.profiles().isEmpty() && !contendedPerhaps)
                    .as("nothing in %s", file)
                    .isFalse();
        }
    }
}

package dev.headroom.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in its own process: what it prints, where it runs, how it ends. */
final class CommandProcessTest {
    @TempDir
    private Path folder;

    @Test
    void resultAndProgressAreKeptApartAndTheExitCodeIsTold() throws Exception {
        List<String> progress = Collections.synchronizedList(new ArrayList<>());

        CommandProcess.Ended ended = CommandProcess.run(
                List.of("sh", "-c", "echo begun >&2; pwd; echo done >&2; exit 3"), folder, progress::add);

        assertThat(ended.exitCode()).isEqualTo(3);
        assertThat(ended.result()).containsExactly(folder.toRealPath().toString());
        assertThat(progress).containsExactly("begun", "done");
        assertThat(ended.lastWords()).containsExactly("begun", "done");
    }

    @Test
    void onlyTheLastWordsOfAMuchSpokenOneAreKept() throws Exception {
        CommandProcess.Ended ended = CommandProcess.run(
                List.of("sh", "-c", "i=0; while [ $i -lt 1000 ]; do echo line $i >&2; i=$((i + 1)); done"),
                folder,
                line -> {});

        assertThat(ended.lastWords()).hasSize(20).endsWith("line 999");
    }
}

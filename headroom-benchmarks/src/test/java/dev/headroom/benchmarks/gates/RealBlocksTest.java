package dev.headroom.benchmarks.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks that a real service was measured in. */
class RealBlocksTest {

    @TempDir
    private Path folder;

    private void keep(String name, String proof) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("proof.json"), proof);
    }

    @Test
    void everyProofUnderAFolderIsRead() throws IOException {
        keep(
                "one",
                """
                {"metrics": [{"metric": "p(95)", "blocks": [{"before": 10, "after": 11}, {"before": 12, "after": 11}]}],
                 "others": [{"metric": "p(95)", "blocks": [{"before": 5, "after": 5}, {"before": 0, "after": 6}, {"before": 6, "after": 5}]},
                            {"metric": "p(50)", "blocks": [{"before": 1, "after": 1}, {"before": 1, "after": 1}]}]}
                """);
        keep("two", "{\"metrics\": [{\"metric\": \"p(95)\", \"missing\": \"too few requests\"}]}");

        RealBlocks blocks = RealBlocks.read(List.of(folder), "p(95)");

        assertThat(blocks.series()).hasSize(2);
        assertThat(blocks.series().get(1)).hasSize(2);
        assertThat(blocks.name()).isEqualTo("p(95), 2 series of 4 real blocks");
    }

    @Test
    void aChangeIsLaidOverWhatWasMeasured() throws IOException {
        keep(
                "one",
                "{\"metrics\": [{\"metric\": \"p(50)\", \"blocks\": [{\"before\": 8, \"after\": 8}, {\"before\": 8, \"after\": 8}]}]}");

        TrialBlock drawn =
                RealBlocks.read(List.of(folder), "p(50)").trial(1.25, 3).get();

        assertThat(drawn.block().before().value()).isEqualTo(8);
        assertThat(drawn.block().after().value()).isEqualTo(10);
    }

    @Test
    void whatHoldsNoBlocksIsRefused() throws IOException {
        keep("one", "{\"metrics\": []}");

        assertThatThrownBy(() -> RealBlocks.read(List.of(folder), "p(95)"))
                .hasMessageContaining("two blocks of p(95)")
                .hasMessageContaining("headroom calibrate");

        keep("two", "{\"verdict\": \"pass\"}");
        assertThatThrownBy(() -> RealBlocks.read(List.of(folder), "p(95)"))
                .hasMessageContaining("proof.json is no proof");

        keep("two", "{\"metrics\": [");
        assertThatThrownBy(() -> RealBlocks.read(List.of(folder), "p(95)")).isInstanceOf(IOException.class);
    }
}

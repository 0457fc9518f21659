package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Collapsed stacks with two counts, and names that hold what separates frames. */
class CollapsedVariantsTest {

    private final Path folder;

    CollapsedVariantsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void twoCountsOnEveryLineAreBeforeAndAfter() throws IOException {
        ProfileSet profiles = Fixtures.readText(folder, "a;b 3 5\na;c d 0 2\n");

        assertThat(Fixtures.weights(profiles.find("samples_before").orElseThrow()))
                .isEqualTo(Map.of("a;b", 3L));
        assertThat(Fixtures.weights(profiles.find("samples_after").orElseThrow()))
                .isEqualTo(Map.of("a;b", 5L, "a;c d", 2L));
    }

    @Test
    void aNameThatEndsInANumberIsNoSecondCount() throws IOException {
        ProfileSet profiles = Fixtures.readText(folder, "main;worker 3 5\nmain;idle 2\n");

        assertThat(Fixtures.weights(profiles.find("samples").orElseThrow()))
                .isEqualTo(Map.of("main;worker 3", 5L, "main;idle", 2L));
    }

    @Test
    void aLineWithOneCountAmongTwoIsMalformed() {
        String text = "a;b 3 5\n".repeat(9000) + "a;b 7\n";

        assertThatThrownBy(() -> Fixtures.readText(folder, text))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("line 9001");
    }

    @Test
    void semicolonsOfTypeDescriptorsBelongToTheName() throws IOException {
        ProfileSet profiles = Fixtures.readText(
                folder,
                "com/acme/Shop.list(Ljava/lang/String;I[J)Ljava/util/List;;com/acme/Shop.get()V;Lcom/acme/A;::b;c(x;d 4\n");

        assertThat(Fixtures.weights(profiles.find("samples").orElseThrow()).keySet())
                .containsExactly(
                        "com.acme.Shop.list(Ljava.lang.String;I[J)Ljava.util.List;;com.acme.Shop.get()V;Lcom/acme/A;::b;c(x;d");
        assertThat(profiles.profiles().get(0).stacks().framesOf(5)).hasSize(5);
    }
}

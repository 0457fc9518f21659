package dev.headroom.diagnose.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody who means well wrote: each is refused, or read as what it says, in no time. */
class HostileRuleFileTest {

    private static final Duration NO_TIME = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private static void refused(String text, String said) {
        assertTimeoutPreemptively(NO_TIME, () -> assertThatThrownBy(() -> RuleFile.parse("rules.yml", text))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining(said));
    }

    @Test
    void anchorsThatUnfoldAreNotUnfolded() {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [".formatted(i, i))
                    .append("*a%d, ".formatted(i - 1).repeat(9))
                    .append("*a%d]\n".formatted(i - 1));
        }

        refused(text.toString(), "anchors and aliases (&a0) are not supported");
    }

    @Test
    void aTreeThatHoldsItselfIsRefused() {
        refused("rules: &r [*r]", "anchors and aliases (&r)");
    }

    @Test
    void nestingHasAnEnd() {
        refused("rules: " + "[".repeat(5000) + "]".repeat(5000), "not YAML");
    }

    @Test
    void tagsMakeNoObjects() {
        refused(
                "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1/']]",
                "not YAML: Global tag is not allowed");
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() throws IOException {
        Path file = folder.resolve("huge.yml");
        Files.write(file, new byte[300 << 10]);

        assertThatThrownBy(() -> RuleFile.read(file))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("is larger than 256 KiB");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Path file = folder.resolve("binary.yml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        assertThatThrownBy(() -> RuleFile.read(file))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("is not text in UTF-8");
    }

    @Test
    void aFolderOfTooManyFilesIsRefused() throws IOException {
        for (int i = 0; i <= 100; i++) {
            Files.writeString(folder.resolve(i + ".yml"), "x");
        }

        assertThatThrownBy(() -> RuleFile.read(folder))
                .isInstanceOf(RuleFileException.class)
                .hasMessageContaining("holds more than 100 rule files");
    }

    @Test
    void longListsAndTextsAreRefused() {
        String rule = "apiVersion: headroom-rules/v1\nrules:\n  - {id: a, title: %s, frames: [%s], remedy: %s}\n";

        refused(rule.formatted("t", "x,".repeat(201), "r"), "frames lists 201 names; write at most 200");
        refused(rule.formatted("t", "x".repeat(201), "r"), "a name in frames has 201 characters; write at most 200");
        refused(rule.formatted("t".repeat(101), "x", "r"), "title has 101 characters; write at most 100");
        refused(rule.formatted("t", "x", "r".repeat(1001)), "remedy has 1001 characters; write at most 1000");
        refused("apiVersion: headroom-rules/v1\nrules: [" + "a,".repeat(201) + "]", "rules has 201 items");
    }

    @Test
    void atMostAHundredProblemsAreSaid() {
        var text = new StringBuilder("apiVersion: headroom-rules/v1\n");
        for (int i = 0; i < 1000; i++) {
            text.append("key").append(i).append(": 1\n");
        }

        assertThatThrownBy(() -> RuleFile.parse("rules.yml", text.toString()))
                .isInstanceOfSatisfying(
                        RuleFileException.class, e -> assertThat(e.problems()).hasSize(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.yml", "go.yml", "python.yml"})
    void aFileCutAnywhereIsReadOrRefused(String name) throws IOException {
        String whole = standard(name);

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int end = 0; end < whole.length(); end += 37) {
                readOrRefuse(whole.substring(0, end));
            }
        });
    }

    @Test
    void aFileDamagedAtRandomIsReadOrRefused() throws IOException {
        String whole = standard("python.yml");
        var random = new Random(6);

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            for (int i = 0; i < 300; i++) {
                var damaged = new StringBuilder(whole);
                for (int d = 0; d < 5; d++) {
                    damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
                }
                readOrRefuse(damaged.toString());
            }
        });
    }

    private static void readOrRefuse(String text) {
        try {
            assertThat(RuleFile.parse("rules.yml", text)).isNotEmpty();
        } catch (RuleFileException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    private static String standard(String name) throws IOException {
        try (InputStream in = RuleSet.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

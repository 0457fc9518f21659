package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.LoadProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private Progress progress(boolean terminal) {
        var stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        return Progress.on(new Terminal(stream, stream, terminal, terminal, false));
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLogGetsPlainLinesWithoutControlCharacters() {
        Progress progress = progress(false);

        progress.phase("measuring", Duration.ofSeconds(20));
        progress.detail("400/s");
        progress.note("the profile is thin");
        progress.end();

        assertThat(text())
                .isEqualTo("headroom: measuring (about 20 s)" + System.lineSeparator() + "headroom: the profile is thin"
                        + System.lineSeparator());
    }

    @Test
    void aTerminalSeesTheTimeLeftAndKeepsEachFinishedPhase() {
        Progress progress = progress(true);

        progress.phase("measuring", Duration.ofSeconds(20));
        progress.detail("400/s");
        progress.phase("writing the report", Duration.ZERO);
        progress.end();

        assertThat(text()).contains("s left  400/s").contains("measuring  0.0 s  400/s" + System.lineSeparator());
    }

    @Test
    void severalLinesAreDrawnAgainInPlaceAndLeaveOne() {
        Progress progress = progress(true);
        var screen = new VirtualScreen();

        progress.phase(
                "loading http://127.0.0.1:8080/a/rather/long/path/that/does/not/fit/{1..500}", Duration.ofSeconds(20));
        for (int second = 1; second <= 3; second++) {
            progress.detail(LoadView.atRate(400)
                    .next(new LoadProgress(
                            Duration.ofSeconds(second), Duration.ofSeconds(20), 400, 1, 2, 3, 400L * second, 0)));
        }
        screen.write(text());

        assertThat(screen.lines()).hasSize(6);
        assertThat(screen.lines().get(0))
                .startsWith("  loading http://127.0.0.1:8080/a")
                .endsWith(" s left")
                .contains("…");
        assertThat(screen.lines().get(5)).isEqualTo("    requests         1,200 answered, 0 errors");

        progress.note("the service is cold");
        progress.end();
        screen.write(text().substring(screen.written()));

        assertThat(screen.lines()).hasSize(2);
        assertThat(screen.lines().get(0)).isEqualTo("the service is cold");
        assertThat(screen.lines().get(1)).startsWith("  loading http").endsWith("…");
    }

    @Test
    void aDumbTerminalGetsPlainLines() {
        System.setProperty("headroom.stderr.terminal", "true");
        try {
            assertThat(Terminal.ofProcess(Map.of("TERM", "dumb")).errIsTerminal())
                    .isFalse();
            assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")).errIsTerminal())
                    .isTrue();
            assertThat(Terminal.ofProcess(Map.of("TERM", "xterm")).errColour()).isTrue();
            assertThat(Terminal.ofProcess(Map.of("TERM", "xterm", "NO_COLOR", "1"))
                            .errColour())
                    .isFalse();
        } finally {
            System.clearProperty("headroom.stderr.terminal");
        }
    }
}

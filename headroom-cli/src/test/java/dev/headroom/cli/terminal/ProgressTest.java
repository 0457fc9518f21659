package dev.headroom.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
}

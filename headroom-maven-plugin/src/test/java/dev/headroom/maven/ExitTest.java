package dev.headroom.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a command's exit code does to a build. */
final class ExitTest {
    private final RecordingLog log = new RecordingLog();

    private static Exit exit(int code) {
        return Exit.of(
                new CommandProcess.Ended(code, List.of("the verdict"), List.of("headroom: the cause")),
                "headroom gate run");
    }

    @Test
    void aPassIsShownAndTheBuildGoesOn() throws Exception {
        exit(0).tell(log, true);

        assertThat(log.lines()).containsExactly("the verdict");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aFailEndsTheBuildWithTheVerdict() {
        assertThatThrownBy(() -> exit(1).tell(log, true))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("headroom gate run failed (exit code 1):\nthe verdict");
    }

    @Test
    void anInconclusiveVerdictEndsTheBuildUnlessToldOtherwise() throws Exception {
        assertThatThrownBy(() -> exit(3).tell(log, true))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("the verdict")
                .hasMessageContaining("headroom.failOnInconclusive=false");

        exit(3).tell(log, false);

        assertThat(log.lines()).containsExactly("the verdict");
        assertThat(log.warnings()).singleElement().asString().startsWith("Inconclusive");
    }

    @Test
    void aRunThatCannotBeBelievedShowsWhatItSaw() {
        assertThatThrownBy(() -> exit(4).tell(log, false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("could not measure (exit code 4):\nthe verdict");
    }

    @Test
    void aRunThatBrokeOffShowsItsLastWords() {
        var ended = new CommandProcess.Ended(4, List.of(), List.of("headroom: the service died"));

        assertThatThrownBy(() -> Exit.of(ended, "headroom run").tell(log, false))
                .hasMessageContaining("headroom: the service died");
    }

    @ParameterizedTest
    @CsvSource({"2, was refused", "143, broke down"})
    void whatIsNoVerdictIsAnErrorWithItsCause(int code, String what) {
        assertThatThrownBy(() -> exit(code).tell(log, false))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(what + " (exit code " + code + ")")
                .hasMessageContaining("headroom: the cause");
    }
}

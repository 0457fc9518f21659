package dev.headroom.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code headroom profile info} says of processor time, on recordings whose origin is in their README. */
class StarvationTest {

    @TempDir
    private Path scratch;

    private static String info(String file, String... options) {
        var out = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8), false, false, false);
        String[] arguments = new String[3 + options.length];
        arguments[0] = "profile";
        arguments[1] = "info";
        arguments[2] = file;
        System.arraycopy(options, 0, arguments, 3, options.length);
        assertThat(Main.run(terminal, arguments)).as(out.toString(UTF_8)).isZero();
        return out.toString(UTF_8);
    }

    private static String recording(String name) {
        try {
            return Path.of(Objects.requireNonNull(StarvationTest.class.getResource("/busy/" + name), name)
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void moreBusyThreadsThanProcessorsAreStarvedByTheirWallSamples() {
        String json = info(recording("async-8.jfr"), "--format", "json");

        assertThat(json)
                .contains("\"threadsStarved\" : true")
                .contains("\"profilerStarved\" : false")
                .contains("\"sampled\" : \"running\"")
                .containsPattern("\"threads\" : [89]\\b");
        assertThat(info(recording("async-8.jfr")))
                .contains("Threads starved")
                .containsPattern("wall samples \\(n=\\d+");
    }

    /** The JDK's sampler was kept waiting too: it saw less than ran, and is no witness that nobody waited. */
    @Test
    void aSamplerThatWasStarvedItselfIsNoWitness() {
        assertThat(info(recording("jdk-8.jfr"), "--format", "json"))
                .contains("\"threadsStarved\" : null")
                .contains("\"sampled\" : \"runnable\"")
                .containsPattern("\"samplesDelivered\" : 0\\.4");
        assertThat(info(recording("jdk-8.jfr"))).containsPattern("stand for 4\\d % of the processor time");
    }

    @Test
    void oneBusyThreadIsNot() {
        for (String name : new String[] {"async-1.jfr", "jdk-1.jfr"}) {
            assertThat(info(recording(name), "--format", "json"))
                    .as(name)
                    .contains("\"threadsStarved\" : false")
                    .doesNotContain("\"profilerStarved\" : true");
            assertThat(info(recording(name)))
                    .as(name)
                    .contains("got the processors")
                    .contains("busiest thread");
        }
    }

    @Test
    void whatAFileCannotTellIsSaid() throws IOException {
        Path stacks = Files.writeString(scratch.resolve("a.txt"), "main;work 100\n");

        assertThat(info(stacks.toString(), "--format", "json")).contains("\"starvation\" : null");
        assertThat(info(recording("jdk-1.jfr"))).contains("? Whether the profiler itself was starved");
    }

    @Test
    void periodsAreWhatTheProducerWasTold() {
        assertThat(info(recording("jdk-1.jfr"))).contains("jdk.ExecutionSample#period 10 ms");
    }
}

package dev.headroom.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstrumentsTest {

    private static final Path SETTINGS =
            Path.of("../headroom-cli/src/main/resources/dev/headroom/cli/profiler/headroom.jfc");

    private final Instruments instruments = new Instruments(
            Path.of("agent.jar"), Path.of("lib.so"), Path.of("with.jfc"), Path.of("without.jfc"), Path.of("out.jfr"));

    @Test
    void thePlainConditionCarriesNothing() {
        assertThat(instruments.options(Condition.PLAIN)).isEmpty();
    }

    @Test
    void theFullConditionSamplesAsTheDemoDoes() {
        assertThat(instruments.options(Condition.FULL))
                .containsExactly(
                        "-javaagent:agent.jar",
                        "-agentpath:lib.so=start,event=ctimer,interval=10ms,alloc=512k,wall=20ms,jfrsync=with.jfc,file=out.jfr");
    }

    @Test
    void aConditionWithoutSamplingLeavesTheEventsToTheJdk() {
        assertThat(instruments.options(Condition.AGENT_EVENTS_WITHOUT_STACKS))
                .containsExactly(
                        "-javaagent:agent.jar", "-XX:StartFlightRecording:settings=without.jfc,filename=out.jfr");
    }

    @Test
    void onlyTheStacksOfSqlAreSwitchedOff() throws IOException {
        String settings = Files.readString(SETTINGS);

        String without = Instruments.withoutSqlStacks(settings);

        assertThat(without.lines().filter(line -> line.contains("headroom.Sql")).toList())
                .hasSize(1)
                .allMatch(line -> line.contains("<setting name=\"stackTrace\">false</setting>"));
        assertThat(without.lines().filter(line -> !settings.contains(line)).count())
                .isEqualTo(1);
    }

    @Test
    void aMissingAgentIsAnsweredWithHowToBuildIt(@TempDir Path repository) {
        assertThatThrownBy(() -> Instruments.agentJar(repository)).hasMessageContaining("mvn -pl headroom-agent");
    }

    @Test
    void anUnknownConditionIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Condition.of("fulll")).hasMessageContaining("full-without-wall");
    }
}

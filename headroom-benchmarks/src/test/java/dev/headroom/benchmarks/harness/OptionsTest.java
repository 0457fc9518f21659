package dev.headroom.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private final Options options = Options.of(OptionsTest.class, "rounds", "6", "window", "20s");

    @Test
    void theCommandRepeatsTheRunWithEveryOption() {
        Options parsed = options.parse("--rounds", "3");

        assertThat(parsed.count("rounds")).isEqualTo(3);
        assertThat(parsed.seconds("window")).isEqualTo(Duration.ofSeconds(20));
        assertThat(parsed.command()).endsWith("OptionsTest --rounds 3 --window 20s");
    }

    @Test
    void anUnknownOptionIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> options.parse("--round", "3")).hasMessageContaining("--rounds, --window");
    }

    @Test
    void absurdValuesAreRefused() {
        assertThatThrownBy(() -> options.parse("--rounds")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> options.parse("--rounds", "0").count("rounds")).hasMessageContaining("at least 1");
        assertThatThrownBy(() -> options.parse("--window", "-5s").seconds("window"))
                .hasMessageContaining("20s");
    }
}

package dev.headroom.gate.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many hypotheses at one level together. */
class HolmTest {

    /** {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")} of R's stats: 0.03 0.06 0.06 0.02. */
    @Test
    void adjustedPValuesAreThoseOfR() {
        List<Double> adjusted = Holm.of(List.of(0.01, 0.04, 0.03, 0.005)).adjusted();

        assertThat(adjusted.get(0)).isCloseTo(0.03, within(1e-12));
        assertThat(adjusted.get(1)).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted.get(2)).isCloseTo(0.06, within(1e-12));
        assertThat(adjusted.get(3)).isCloseTo(0.02, within(1e-12));
    }

    @Test
    void theFirstThatDoesNotKeepToItsLevelEndsTheRejections() {
        assertThat(Holm.of(List.of(0.01, 0.04, 0.03, 0.005)).rejected(0.05)).containsExactly(true, false, false, true);
    }

    @Test
    void rejectionsAndAdjustedPValuesAgree() {
        var random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            Holm holm = Holm.of(Stream.generate(() -> Math.pow(random.nextDouble(), 3))
                    .limit(8)
                    .toList());

            assertThat(holm.rejected(0.05))
                    .isEqualTo(holm.adjusted().stream().map(p -> p <= 0.05).toList());
        }
    }

    @Test
    void eachShareOfTheLevelMayHaveItsOwnTest() {
        Holm holm = Holm.of(List.of(0.001, 0.02));

        assertThat(holm.rejected(0.05, share -> share / 5)).containsExactly(true, false);
        assertThat(holm.rejected(0.05, share -> share)).containsExactly(true, true);
    }

    @Test
    void nothingIsRejectedOfNothing() {
        assertThat(Holm.of(List.of()).rejected(0.05)).isEmpty();
        assertThatThrownBy(() -> Holm.of(List.of(1.5))).hasMessageContaining("between 0 and 1");
    }
}

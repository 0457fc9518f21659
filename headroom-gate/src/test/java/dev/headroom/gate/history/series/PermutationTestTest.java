package dev.headroom.gate.history.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PermutationTestTest {

    private static final PermutationTest USUAL = new PermutationTest(0.01, 199, 1);

    @Test
    void theSameSeriesIsAlwaysAnsweredTheSame() {
        double[] values = stepped(80, 40, 0.9, 3);

        assertThat(answer(USUAL, values)).isEqualTo(answer(USUAL, values));
    }

    @Test
    void aClearChangeIsDecidedBeforeAllPermutationsAreTried() {
        PermutationTest.Answer answer = answer(USUAL, stepped(200, 120, 2, 5));

        assertThat(answer.significant()).isTrue();
        assertThat(answer.split().first()).isBetween(118, 122);
        assertThat(answer.permutations()).isLessThan(60);
    }

    @Test
    void noiseIsDecidedAsSoonAsItsPCanOnlyBeTooLarge() {
        PermutationTest.Answer answer = answer(USUAL, EnergyScanTest.noise(200, 11));

        assertThat(answer.significant()).isFalse();
        assertThat(answer.asGood()).isEqualTo(2);
    }

    @Test
    void noiseIsSplitAsOftenAsTheLevelSays() {
        var lax = new PermutationTest(0.1, 99, 1);

        long split = LongStream.range(0, 300)
                .filter(seed -> answer(lax, EnergyScanTest.noise(40, seed)).significant())
                .count();

        // Binomial(300, 0.1): 99.9 % lie within 14 to 48.
        assertThat(split).isBetween(14L, 48L);
    }

    @Test
    void equalValuesAreNeverSplit() {
        assertThat(answer(USUAL, new double[50]).significant()).isFalse();
    }

    private static PermutationTest.Answer answer(PermutationTest test, double[] values) {
        return test.of(new EnergyScan(values, 5, true), values.length);
    }

    private static double[] stepped(int count, int first, double size, long seed) {
        double[] values = EnergyScanTest.noise(count, seed);
        for (int i = first; i < count; i++) {
            values[i] += size;
        }
        return values;
    }
}

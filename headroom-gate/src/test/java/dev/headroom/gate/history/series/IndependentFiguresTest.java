package dev.headroom.gate.history.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * E-divisive's first split of three series as NumPy and SciPy 1.17.1 find it: {@code history/energy.py} beside the series
 * made the figures, with 20,000 permutations each.
 */
class IndependentFiguresTest {

    @ParameterizedTest
    @CsvSource({
        "clear, 37, 26.779490235690226, 0.00005",
        "faint, 22, 6.358968597168601, 0.0248",
        "none, 52, 3.2262556489262413, 0.1735"
    })
    void splitStatisticAndDecisionAreThoseOfAnotherImplementation(String name, int first, double q, double pValue)
            throws IOException {
        double[] values = series(name);

        var scan = new EnergyScan(values, 5, false);

        assertThat(scan.best().first()).isEqualTo(first);
        assertThat(scan.best().statistic()).isCloseTo(q, within(1e-9));
        for (double level : new double[] {0.005, 0.1, 0.3}) {
            assertThat(new PermutationTest(level, 1_999, 1)
                            .of(scan, values.length)
                            .significant())
                    .as("at " + level)
                    .isEqualTo(pValue <= level);
        }
    }

    private static double[] series(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                IndependentFiguresTest.class.getResourceAsStream("/history/series.csv"), "series.csv")) {
            String line = new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(row -> row.startsWith(name + ","))
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(line.split(","))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
    }
}

package dev.headroom.benchmarks.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.measure.Percentile;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The computed truth beside formulas. All are for 300 requests a second in equal gaps over 4 s, q from 0 to 1:
 *
 * <ul>
 *   <li><b>A pause of F every P, service time S.</b> The instants at which answers would be due fall evenly on the period,
 *       which divides 4 s. A share F/P of them meets the pause, each with what is left of it to wait, evenly from F down to
 *       nothing. So the response time is S + F · (1 − (1 − q) · P/F) where 1 − q &lt; F/P, and S below. FREEZE: S = 100, F =
 *       1,000, P = 4,000 ms: 100, 1,060, 1,096 ms. PAUSES: F = 600, P = 800 ms: 300, 692, 699 ms.
 *   <li><b>Every 80th takes a second.</b> 1.25 % do, so that p99 and p99.9 are 1,000 and p50 is 100 ms.
 *   <li><b>One server of service time s past its capacity.</b> Request n, from 0, arrives at n/λ and waits for all before it:
 *       done at (n + 1) · s, so its response time s + n · (s − 1/λ) grows in a straight line, by half a second each second
 *       here. It is 5 + 2,000 · q ms: 1,005, 1,985, 2,003 ms.
 *   <li><b>Evenly 200 to 1,000 ms</b>: 200 + 800 · q: 600, 992, 999 ms, of the answered ones where some are reset.
 * </ul>
 */
class KnownTruthTest {

    private static final int REQUESTS = 1_200;
    private static final long WINDOW_NANOS = 4_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "FREEZE, 100, 1060, 1096",
        "PAUSES, 300, 692, 699",
        "SLOW_PERCENT, 100, 1000, 1000",
        "SATURATION, 1005, 1985, 2003",
        "RESETS, 600, 992, 999",
        "DRIBBLE, 600, 992, 999"
    })
    void equalGapsHaveTheResponseTimesOfTheFormula(Scenario scenario, double p50, double p99, double p999) {
        for (long phaseNanos : new long[] {0, 123_456_789, 2_999_000_000L}) {
            KnownTruth truth = KnownTruth.of(
                    scenario.behaviour(),
                    LongStream.range(0, REQUESTS)
                            .map(i -> phaseNanos + i * WINDOW_NANOS / REQUESTS)
                            .toArray());

            // One request more or less beyond a percentile is a few milliseconds.
            assertThat(truth.nanosAt(Percentile.P50) / 1e6).isCloseTo(p50, within(5.0));
            assertThat(truth.nanosAt(Percentile.P99) / 1e6).isCloseTo(p99, within(5.0));
            assertThat(truth.nanosAt(Percentile.P99_9) / 1e6).isCloseTo(p999, within(5.0));
            assertThat(truth.resets()).isEqualTo(scenario == Scenario.RESETS ? REQUESTS / 4 : 0);
            assertThat(truth.answered()).isEqualTo(REQUESTS - truth.resets());
        }
    }
}

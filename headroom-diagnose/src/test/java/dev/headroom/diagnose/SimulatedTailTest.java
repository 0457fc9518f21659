package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.SimulatedService.Plant;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Percentile;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the attribution says of services whose causes, and the queues behind them, are known exactly. */
class SimulatedTailTest {

    private static final int THREADS = 4;
    private static final int REQUESTS = 20_000;
    private static final double BUSY = 2_400;
    private static final double HALF_BUSY = 2_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void pausesHaveTheirOwnTimeAndThatOfTheQueueBehindThem(long seed) {
        Share share = planted(seed, BUSY, Plant.pauses(2_000, 80), TailCause.GC_PAUSE);

        assertThat(share.queuedShare()).as("part spent in the queue").isBetween(0.04, 0.2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void slowStatementsAreNamedWithTheQueueBehindThem(long seed) {
        planted(seed, HALF_BUSY, Plant.slowSql(0.02, 40), TailCause.SQL);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aConvoyIsNamedWithWhoHeldTheMonitor(long seed) {
        Share share = planted(seed, HALF_BUSY, Plant.convoy(0.0005, 80), TailCause.MONITOR);

        assertThat(share.place()).isEqualTo("com.acme.OrderLog held by GET /orders");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withNothingPlantedOnlyQueueingAndWorkAreLeft(long seed) {
        TailBreakdown tail = tail(new SimulatedService(seed, THREADS, BUSY, REQUESTS, Plant.NOTHING));

        assertThat(tail.causes())
                .extracting(Share::cause)
                .isSubsetOf(TailCause.QUEUEING, TailCause.CPU, TailCause.UNEXPLAINED);
        assertThat(tail.causes().get(0).cause()).isEqualTo(TailCause.QUEUEING);
    }

    private static Share planted(long seed, double rate, Plant plant, TailCause cause) {
        var service = new SimulatedService(seed, THREADS, rate, REQUESTS, plant);
        var without = new SimulatedService(seed, THREADS, rate, REQUESTS, Plant.NOTHING);
        TailBreakdown tail = tail(service);
        double truth = service.trueShare(without, tail.valueNanos());
        Share first = tail.causes().get(0);

        assertThat(first.cause()).isEqualTo(cause);
        assertThat(first.share().best())
                .as("share of %s, truly %.2f", cause, truth)
                .isCloseTo(truth, within(0.1));
        long[] times = without.responseNanos();
        Arrays.sort(times);
        double p99 = times[(int) Math.ceil(0.99 * times.length) - 1];
        assertThat(first.withoutNanos().best())
                .as("p99 without it, truly %.0f", p99)
                .isBetween(p99 * 0.7, p99 * 1.6);
        return first;
    }

    private static TailBreakdown tail(SimulatedService service) {
        TailBreakdown tail = Diagnoser.standard(Percentile.P99)
                .diagnose(service.evidence())
                .tail()
                .get(0);
        assertThat(tail.causes().stream()
                        .mapToDouble(share -> share.share().best())
                        .sum())
                .isCloseTo(1, within(1e-9));
        return tail;
    }
}

package dev.headroom.load.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.capacity.CapacityLimit.Recovery;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.Percentile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search finds the limit of services whose limit is known exactly, from samples of their requests. */
class SimulatedSearchTest {

    private static final int SEEDS = 5;

    @ParameterizedTest(name = "{0} workers of {1} ms, p({2}) below {3} ms, from {4} of the capacity")
    @CsvSource({
        "1, 2, 99, 30, 0.5",
        "1, 1, 95, 12, 0.3",
        "2, 3, 99, 40, 0.5",
        "4, 5, 99, 40, 0.5",
        "4, 5, 95, 25, 0.7",
        "8, 10, 99, 80, 0.5",
        "16, 10, 99, 60, 0.4",
        "16, 10, 50, 9, 0.5",
        "64, 20, 99, 110, 0.5"
    })
    void theLimitIsFoundWithinFivePercentInEightProbes(
            int workers, double serviceMillis, double rank, long limitMillis, double startShare) {
        var bound = new Bound(new Percentile(rank), limitMillis * 1_000_000);
        var level = new ServiceLevel(List.of(bound), ServiceLevel.DEFAULT_MOST_ERRORS);
        List<Double> ratios = new ArrayList<>();

        for (int seed = 1; seed <= SEEDS; seed++) {
            var service = new SimulatedService(workers, serviceMillis / 1e3, seed);
            double truth = service.limit(limitMillis / 1e3, 1 - rank / 100);
            var plan = SearchPlan.startingAt(startShare * service.capacity())
                    .withWindows(Duration.ofSeconds(30), Duration.ofSeconds(30));

            CapacityLimit found = new CapacitySearch(plan, level).run(service::measure);

            assertThat(found.probes()).as("probes of seed %d", seed).hasSizeLessThanOrEqualTo(8);
            assertThat(found.recovery()).as("recovery of seed %d", seed).isEqualTo(Recovery.RECOVERS);
            ratios.add(found.kept().orElseThrow().rate() / truth);
        }

        assertThat(ratios).as("found over true limit").allSatisfy(ratio -> assertThat(ratio)
                .isBetween(0.95, 1.05));
    }
}

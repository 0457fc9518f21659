package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.TailSimulation.Plant;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every planted cause, alone and in company, against the share that is known from the same requests without it. */
class TailSimulationTest {

    private static final int REQUESTS = 20_000;
    private static final int SEEDS = 5;
    private static final int SEEDS_IN_COMPANY = 3;
    private static final double TOLERANCE = 0.10;

    static Stream<Arguments> alone() {
        return Stream.of(Plant.values())
                .flatMap(plant -> LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> Arguments.of(plant, seed)));
    }

    @ParameterizedTest
    @MethodSource("alone")
    void aPlantedCauseIsNamedFirstWithItsShare(Plant plant, long seed) {
        var simulation = new TailSimulation(seed, REQUESTS, EnumSet.of(plant));
        TailBreakdown tail = orders(simulation);

        double truth = removed(seed, EnumSet.of(plant), plant, tail);
        Share first = tail.causes().get(0);
        assertThat(first.cause()).as("%s, truly %.2f", tail.causes(), truth).isEqualTo(plant.cause);
        assertThat(first.share().best()).as("%s", tail.causes()).isCloseTo(truth, within(TOLERANCE));
        double without = p99(new TailSimulation(seed, REQUESTS, Set.of()).responseNanos());
        assertThat(first.withoutNanos().low())
                .as("p99 without %s, truly %.0f", first, without)
                .isLessThan(1.8 * without);
        assertThat(first.withoutNanos().high())
                .as("p99 without %s, truly %.0f", first, without)
                .isGreaterThan(0.7 * without);
    }

    private static double p99(long[] responseNanos) {
        long[] times = LongStream.of(responseNanos)
                .filter(nanos -> nanos >= 0)
                .sorted()
                .toArray();
        return times[(int) Math.ceil(0.99 * times.length) - 1];
    }

    static Stream<Arguments> inCompany() {
        return Stream.of(
                        EnumSet.of(Plant.PAUSES, Plant.SLOW_SQL),
                        EnumSet.of(Plant.PAUSES, Plant.THROTTLING),
                        EnumSet.of(Plant.SLOW_SQL, Plant.FILE_SYNC),
                        EnumSet.of(Plant.SLOW_DOWNSTREAM, Plant.FILE_SYNC),
                        EnumSet.of(Plant.CONVOY, Plant.SLOW_DOWNSTREAM))
                .flatMap(plants ->
                        LongStream.rangeClosed(1, SEEDS_IN_COMPANY).mapToObj(seed -> Arguments.of(plants, seed)));
    }

    @ParameterizedTest
    @MethodSource("inCompany")
    void twoCausesHaveTheirSharesEach(Set<Plant> plants, long seed) {
        TailBreakdown tail = orders(new TailSimulation(seed, REQUESTS, plants));

        for (Plant plant : plants) {
            EnumSet<Plant> alone = EnumSet.of(plant);
            double truth = (removed(seed, plants, plant, tail) + added(seed, alone, plants, tail)) / 2;
            assertThat(share(tail, plant.cause))
                    .as("%s, truly %.2f in %s", plant, truth, tail.causes())
                    .isCloseTo(truth, within(TOLERANCE));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void withNothingPlantedNothingIsBlamed(long seed) {
        TailBreakdown tail = orders(new TailSimulation(seed, REQUESTS, Set.of()));

        for (Share share : tail.causes()) {
            boolean innocent = !EnumSet.of(TailCause.CPU, TailCause.QUEUEING, TailCause.UNEXPLAINED)
                    .contains(share.cause());
            assertThat(innocent && share.share().low() > 0.01)
                    .as("%s", tail.causes())
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aConvoyIsToldWithTheEndpointAndTheLineThatHeldTheMonitor(long seed) {
        TailBreakdown tail = orders(new TailSimulation(seed, REQUESTS, EnumSet.of(Plant.CONVOY)));

        assertThat(tail.causes().get(0).place())
                .isEqualTo("com.acme.OrderLog held by GET /export at com.acme.OrderLog.append:41");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatAnotherEndpointsRequestsDidIsChargedToOnesQueuedBehindThem(long seed) {
        TailBreakdown tail = orders(new TailSimulation(seed, REQUESTS, EnumSet.of(Plant.SLOW_EXPORTS)));

        Share first = tail.causes().get(0);
        assertThat(first.cause()).isEqualTo(TailCause.SQL);
        assertThat(first.place()).isEqualTo("select slow");
        assertThat(first.queuedShare()).isCloseTo(first.share().best(), within(0.02));
        assertThat(tail.notes()).anyMatch(note -> note.contains("queued behind requests that met a cause"));
    }

    private static TailBreakdown orders(TailSimulation simulation) {
        return Diagnoser.standard(Percentile.P99).diagnose(simulation.evidence()).tail().stream()
                .filter(tail -> tail.endpoint().equals(TailSimulation.ENDPOINTS.get(TailSimulation.ORDERS)))
                .findFirst()
                .orElseThrow();
    }

    private static double share(TailBreakdown tail, TailCause cause) {
        return tail.causes().stream()
                .filter(share -> share.cause() == cause)
                .mapToDouble(share -> share.share().best())
                .sum();
    }

    /** The part of the tail's extra time that goes when one of the plants is taken out. */
    private static double removed(long seed, Set<Plant> plants, Plant plant, TailBreakdown tail) {
        Set<Plant> others = EnumSet.copyOf(plants);
        others.remove(plant);
        return 1 - left(seed, others, plants, tail);
    }

    /** The part of the tail's extra time that comes when one of the plants is put into a service with none. */
    private static double added(long seed, Set<Plant> alone, Set<Plant> plants, TailBreakdown tail) {
        return left(seed, alone, plants, tail) - left(seed, Set.of(), plants, tail);
    }

    /** How much extra time the very requests of the tail have with other plants, of what they have with these. */
    private static double left(long seed, Set<Plant> others, Set<Plant> plants, TailBreakdown tail) {
        long[] with = new TailSimulation(seed, REQUESTS, plants).responseNanos();
        long[] without = new TailSimulation(seed, REQUESTS, others).responseNanos();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < with.length; i++) {
            if (with[i] >= 0) {
                order.add(i);
            }
        }
        order.sort(Comparator.comparingLong(i -> with[i]));
        List<Integer> ordinary = order.subList((int) (0.4 * order.size()), (int) Math.ceil(0.6 * order.size()));
        List<Integer> slow =
                order.stream().filter(i -> with[i] >= tail.valueNanos()).toList();
        return (mean(slow, without) - mean(ordinary, without)) / (mean(slow, with) - mean(ordinary, with));
    }

    private static double mean(List<Integer> of, long[] nanos) {
        return of.stream().mapToLong(i -> nanos[i]).average().orElseThrow();
    }
}

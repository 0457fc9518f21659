package dev.headroom.benchmarks.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.benchmarks.history.HistoryTrials.Outcome;
import dev.headroom.gate.history.series.EnergyScan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fast part of the trials: few series of each kind, with what chance leaves room for. */
class HistoryTrialsTest {

    private static final int SERIES = 25;

    @ParameterizedTest
    @EnumSource(
            value = SeriesKind.class,
            names = {"STEP_10", "STEP_20", "STEP_10_OUTLIERS", "TAKEN_BACK", "THREE", "SHORT"})
    void stepsAreFoundWhereTheyAre(SeriesKind kind) {
        Outcome outcome = trial(kind);

        assertThat(outcome.ours().recall()).isGreaterThan(0.8);
        assertThat(outcome.ours().precision()).isGreaterThan(0.85);
        assertThat(outcome.placeInInterval()).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @EnumSource(
            value = SeriesKind.class,
            names = {"NOTHING", "NOTHING_HANDED_ON", "NOTHING_OUTLIERS", "NOTHING_HEAVY", "NOTHING_WEEKLY"})
    void noiseIsNoChange(SeriesKind kind) {
        assertThat(trial(kind).ours().falseSeries()).isLessThan(0.2);
    }

    @Test
    void driftsAreDriftsAndNotStairs() {
        Outcome outcome = trial(SeriesKind.DRIFT);

        assertThat(outcome.drifts()).isEqualTo(1);
        assertThat(outcome.ours().falseSeries()).isLessThan(0.2);
    }

    @Test
    void thePeerFindsAClearStepToo() {
        GeneratedSeries series = SeriesKind.SHORT.draw(3);

        List<Integer> changes = PlainEDivisive.usual(5).changes(series.values());

        assertThat(changes)
                .anyMatch(change -> Math.abs(change - series.changes().get(0)) <= 2);
    }

    @Test
    void thePeersStatisticIsOursWhereItsPartReachesToTheEnd() {
        double[] values = SeriesKind.STEP_20.draw(1).values();

        PlainEDivisive.Split peers = PlainEDivisive.usual(5).best(values);

        assertThat(peers.statistic())
                .isGreaterThanOrEqualTo(new EnergyScan(values, 5, false).best().statistic() * (1 - 1e-9));
    }

    private static Outcome trial(SeriesKind kind) {
        return Outcome.of(kind, SERIES, 5, 1, 0);
    }
}

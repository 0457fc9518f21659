package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TimelineRecorderTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void eachSecondHasTheRequestsThatWereToStartInIt() {
        var timeline = new TimelineRecorder(TimelineRecorder.buffer());

        timeline.record(0, 100);
        timeline.record(SECOND - 1, 5_000_000);
        timeline.record(3 * SECOND, 7);

        List<Histogram> intervals = timeline.intervals(timeline.size());
        assertThat(intervals.stream().map(Histogram::getTotalCount)).containsExactly(2L, 0L, 0L, 1L);
        assertThat(intervals.get(0).getMaxValue()).isBetween(5_000_000L, 5_005_000L);
        assertThat(intervals.get(3).getMaxValue()).isEqualTo(7);
    }

    @Test
    void aRequestThatEndsLaterCountsWhereItWasToStart() {
        var timeline = new TimelineRecorder(TimelineRecorder.buffer());

        timeline.record(0, 1);
        timeline.record(2 * SECOND, 2);
        timeline.record(1, 3 * SECOND);
        timeline.record(SECOND, 4);

        assertThat(timeline.intervals(3).stream().map(Histogram::getTotalCount)).containsExactly(2L, 1L, 1L);
    }

    @Test
    void timelinesOfOneRequestHaveOneIntervalEvenWhenItIsAskedForTwice() {
        var timeline = new TimelineRecorder(TimelineRecorder.buffer());

        timeline.record(5, 6);

        assertThat(timeline.size()).isEqualTo(1);
        assertThat(timeline.intervals(1).get(0).getTotalCount()).isEqualTo(1);
        assertThat(timeline.intervals(1).get(0).getTotalCount()).isEqualTo(1);
        assertThat(timeline.size()).isEqualTo(1);
    }

    @Test
    void timelinesOfTwoLoopsAddUp() {
        var buffer = TimelineRecorder.buffer();
        var one = new TimelineRecorder(buffer);
        var other = new TimelineRecorder(buffer);
        one.record(0, 1);
        other.record(0, 2);
        other.record(SECOND, 3);

        one.add(other);

        assertThat(one.size()).isEqualTo(2);
        assertThat(one.intervals(2).stream().map(Histogram::getTotalCount)).containsExactly(2L, 1L);
    }
}

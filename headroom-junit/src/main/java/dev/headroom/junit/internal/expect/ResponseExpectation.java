package dev.headroom.junit.internal.expect;

import dev.headroom.junit.internal.run.Repetitions;
import dev.headroom.junit.internal.run.SortedValues;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Percentiles of how long a body takes.
 *
 * @param limitNanos at least one
 */
record ResponseExpectation(SortedMap<Percentile, Double> limitNanos, Rounds rounds) implements RepeatedExpectation {

    ResponseExpectation {
        if (limitNanos.isEmpty()) {
            throw new IllegalArgumentException("it names no limit: give p50, p95 or p99");
        }
        limitNanos = Collections.unmodifiableSortedMap(new TreeMap<>(limitNanos));
        Percentile highest = limitNanos.lastKey();
        if (rounds.repetitions() < highest.minimumCount()) {
            throw new IllegalArgumentException(highest.label() + " takes at least " + highest.minimumCount()
                    + " repetitions for a 95 % bound, got " + rounds.repetitions());
        }
    }

    @Override
    public Outcome judge(Repetitions repetitions) {
        SortedValues times = repetitions.responseNanos();
        List<String> measured = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        List<String> beyond = new ArrayList<>();
        limitNanos.forEach((percentile, limit) -> {
            long value = times.at(percentile);
            measured.add(percentile.label() + " " + DurationText.of(value));
            expected.add(percentile.label() + " at most " + DurationText.of(limit));
            if (value > limit) {
                beyond.add(percentile.label() + " is " + DurationText.of(value) + ", expected at most "
                        + DurationText.of(limit));
            }
        });
        String all = String.join(", ", measured) + " (" + repetitions.count() + ")";
        String limits = String.join(", ", expected);
        if (beyond.isEmpty()) {
            return Outcome.kept("headroom.response", all, limits);
        }
        return Outcome.exceeded(
                "headroom.response",
                all,
                limits,
                "response time: " + String.join("; ", beyond) + " (" + repetitions.count() + "; p50 "
                        + DurationText.of(times.at(Percentile.P50)) + ", most " + DurationText.of(times.most()) + ")"
                        + (repetitions.overlapped()
                                ? "\n  Other measured tests ran meanwhile. Run this one apart from them: @Isolated."
                                : ""));
    }

    @Override
    public boolean isNoisy() {
        return true;
    }
}

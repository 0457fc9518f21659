package dev.headroom.benchmarks.truth;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.Spacing;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.NanoClock;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * One measurement of a scenario, beside what it should have seen.
 *
 * @param servedLate how late the server itself was
 */
record MeasuredTruth(LoadResult result, KnownTruth truth, DurationHistogram servedLate) {

    private static final int ENOUGH_CONNECTIONS = 1_024;
    private static final WarmUp WARM_UP = WarmUp.fixed(Duration.ofMillis(500));
    private static final double TOLERANCE = 0.05;
    private static final double DISTURBED_SHARE = 0.04;

    static MeasuredTruth of(Scenario scenario, Schedule schedule, long seed, Duration window)
            throws IOException, InvalidLoadException, LoadFailedException {
        NanoClock clock = epochClock();
        var recorded = new RecordedSchedule(schedule);
        TruthServer server = TruthServer.start(scenario.behaviour(), clock);
        LoadResult result;
        long warmedWith;
        try (server) {
            LoadPlan plan = LoadPlan.of(server.uri(), List.of(EndpointLoad.get("/")), new Arrivals.Open(recorded))
                    .withSeed(seed)
                    .withConnections(ENOUGH_CONNECTIONS);
            try (var session = LoadSession.open(plan, clock)) {
                warmedWith = session.warmUp(WARM_UP, second -> {}).requests();
                result = session.measure(window, second -> {});
            }
        }
        Behaviour behaviour = scenario.behaviour();
        LongStream.range(0, warmedWith).forEach(ignored -> behaviour.answer(0));
        long phaseNanos = result.startNanos() - server.startNanos();
        long[] arrivals =
                recorded.before(window).map(offset -> phaseNanos + offset).toArray();
        return new MeasuredTruth(result, KnownTruth.of(behaviour, arrivals), server.lateness());
    }

    boolean isBelieved() {
        return result.selfCheck().verdict() == SelfCheck.Verdict.VALID;
    }

    /** What was measured more than 5 % beside the truth, and what was counted otherwise than it happened. */
    List<String> untruths() {
        List<String> untruths = new ArrayList<>();
        for (Percentile percentile : List.of(Percentile.P50, Percentile.P99, Percentile.P99_9)) {
            double measured = result.responseTimes().nanosAt(percentile) / 1e6;
            double known = truth.nanosAt(percentile) / 1e6;
            if (Math.abs(measured - known) > known * TOLERANCE) {
                untruths.add(String.format(Locale.ROOT, "%s %.1f ms instead of %.1f ms", percentile, measured, known));
            }
        }
        Map<RequestOutcome, Long> errors =
                truth.resets() == 0 ? Map.of() : Map.of(RequestOutcome.CONNECTION_LOST, truth.resets());
        if (result.requests() != truth.answered() + truth.resets()
                || !result.endpoints().get(0).errorsByKind().equals(errors)) {
            untruths.add(result.requests() + " requests with errors "
                    + result.endpoints().get(0).errorsByKind() + " instead of "
                    + (truth.answered() + truth.resets()) + " with " + errors);
        }
        return untruths;
    }

    /**
     * Whether the machine let generator and server be themselves, by what is known of it apart from the numbers under test:
     * the longest the server was late, and the longest an idle thread was.
     */
    boolean isUndisturbed() {
        return servedLate.maxNanos() + result.selfCheck().hostHiccup().maxNanos()
                < truth.nanosAt(Percentile.P99) * DISTURBED_SHARE;
    }

    String disturbance() {
        return String.format(
                Locale.ROOT,
                "%s %s; server late by up to %.1f ms, hiccups up to %.1f ms; %s",
                result.selfCheck().verdict().id(),
                result.selfCheck().reasons(),
                servedLate.maxNanos() / 1e6,
                result.selfCheck().hostHiccup().maxNanos() / 1e6,
                untruths());
    }

    /** Reads the epoch's nanoseconds, so that what the load says of its start is an instant of the server's clock too. */
    private static NanoClock epochClock() {
        Instant now = Instant.now();
        long offset = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - System.nanoTime();
        return () -> System.nanoTime() + offset;
    }

    /** Remembers the starts it hands out to the last phase: the truth rests on them, not on what the load says it did. */
    private static final class RecordedSchedule implements Schedule {
        private final Schedule schedule;
        private LongStream.Builder offsets = LongStream.builder();

        RecordedSchedule(Schedule schedule) {
            this.schedule = schedule;
        }

        @Override
        public LongSupplier offsetsNanos(RandomGenerator random) {
            LongSupplier starts = schedule.offsetsNanos(random);
            LongStream.Builder ofThisPhase = LongStream.builder();
            offsets = ofThisPhase;
            return () -> {
                long offset = starts.getAsLong();
                ofThisPhase.add(offset);
                return offset;
            };
        }

        @Override
        public String description() {
            return schedule.description();
        }

        @Override
        public Schedule warmUp() {
            return schedule.warmUp();
        }

        @Override
        public OptionalDouble ratePerSecond() {
            return schedule.ratePerSecond();
        }

        @Override
        public Optional<Duration> length() {
            return schedule.length();
        }

        @Override
        public Schedule withSpacing(Spacing spacing) {
            return new RecordedSchedule(schedule.withSpacing(spacing));
        }

        LongStream before(Duration window) {
            return offsets.build().filter(offset -> offset < window.toNanos());
        }
    }
}

package dev.headroom.load.capacity;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Samples written by hand: so many requests a second, of which so many are slow. */
final class Probes {

    static final long FAST_NANOS = Duration.ofMillis(5).toNanos();
    static final long SLOW_NANOS = Duration.ofMillis(500).toNanos();

    private Probes() {}

    /** @param slowPerSecond how many of each second's requests are slow, second by second */
    static ProbeSample of(int perSecond, int... slowPerSecond) {
        return of(SelfCheck.Verdict.VALID, Map.of(), perSecond, slowPerSecond);
    }

    static ProbeSample of(
            SelfCheck.Verdict verdict, Map<RequestOutcome, Long> errors, int perSecond, int... slowPerSecond) {
        List<DurationHistogram> seconds = new ArrayList<>();
        for (int slow : slowPerSecond) {
            var second = new DurationHistogram();
            for (int i = 0; i < perSecond; i++) {
                second.recordNanos(i < slow ? SLOW_NANOS : FAST_NANOS);
            }
            seconds.add(second);
        }
        long failed = errors.values().stream().mapToLong(Long::longValue).sum();
        return new ProbeSample(
                Duration.ofSeconds(seconds.size()),
                (long) perSecond * seconds.size() + failed,
                errors,
                seconds,
                Duration.ofSeconds(1),
                check(verdict));
    }

    static SelfCheck check(SelfCheck.Verdict verdict) {
        return new SelfCheck(
                verdict,
                1,
                1,
                PercentileSummary.empty(),
                0,
                0,
                PercentileSummary.empty(),
                verdict == SelfCheck.Verdict.VALID ? List.of() : List.of("The machine was busy."));
    }
}

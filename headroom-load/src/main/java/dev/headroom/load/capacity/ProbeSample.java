package dev.headroom.load.capacity;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured at one rate.
 *
 * @param window how long requests were sent
 * @param requests intended in the window, failed ones included
 * @param errorsByKind how many failed, and how
 * @param intervals response times of those that succeeded, by the interval of the window their intended start lies in
 * @param interval length of one of them
 * @param selfCheck whether the generator can be believed
 */
public record ProbeSample(
        Duration window,
        long requests,
        Map<RequestOutcome, Long> errorsByKind,
        List<DurationHistogram> intervals,
        Duration interval,
        SelfCheck selfCheck) {

    public ProbeSample {
        errorsByKind = Map.copyOf(errorsByKind);
        if (window.isNegative() || window.isZero() || interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException(
                    "A probe and its intervals have a length, got " + window + " and " + interval);
        }
    }

    public long errors() {
        return errorsByKind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests that failed because they took too long: slower than any limit, not without a time. */
    long timedOut() {
        return errorsByKind.getOrDefault(RequestOutcome.TIMEOUT, 0L)
                + errorsByKind.getOrDefault(RequestOutcome.UNFINISHED, 0L);
    }

    /** Successful response times of the whole window. */
    public DurationHistogram responseTimes() {
        var all = new DurationHistogram();
        intervals.forEach(all::add);
        return all;
    }

    /** Both as one, of the same rate; it can be believed if both can. */
    ProbeSample plus(ProbeSample other) {
        Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
        errors.putAll(errorsByKind);
        other.errorsByKind.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        List<DurationHistogram> both = new ArrayList<>(intervals);
        both.addAll(other.intervals);
        boolean believed = selfCheck.verdict() == SelfCheck.Verdict.VALID;
        return new ProbeSample(
                window.plus(other.window),
                requests + other.requests,
                errors,
                both,
                interval,
                believed ? other.selfCheck : selfCheck);
    }
}

package dev.headroom.load.capacity;

import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One rate that was probed, and the judgement of it.
 *
 * @param rate requests per second that were intended
 * @param window how long, both measurements together where one was not enough
 * @param responseTimes of those that succeeded
 * @param verdict what this says about the service level
 * @param leansToKeep whether the numbers themselves, chance aside, keep the service level
 * @param reasons a sentence each for every bound that is not kept for sure, or why the probe is not valid
 */
public record ProbedRate(
        double rate,
        Duration window,
        long requests,
        long errors,
        PercentileSummary responseTimes,
        Verdict verdict,
        boolean leansToKeep,
        List<String> reasons,
        SelfCheck selfCheck) {

    /** What a probe of one rate says about the service level. */
    public enum Verdict {
        /** It holds, beyond what chance explains. */
        KEEPS,
        /** Chance explains the difference: the rate lies close to the limit. */
        UNSURE,
        /** It does not hold, beyond what chance explains. */
        BREAKS,
        /** The generator or the host explains the numbers: nothing is said about the service. */
        INVALID;

        /** The stable name in JSON. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ProbedRate {
        reasons = List.copyOf(reasons);
        if (!(rate > 0)) {
            throw new IllegalArgumentException("A rate is above 0, got " + rate);
        }
        if ((verdict == Verdict.KEEPS && !leansToKeep) || (verdict == Verdict.BREAKS && leansToKeep)) {
            throw new IllegalArgumentException("A probe leans to what it says, got " + verdict);
        }
    }

    /** Whether it is taken as a rate that keeps the service level. */
    public boolean counts() {
        return verdict != Verdict.INVALID && leansToKeep;
    }

    /** Whether it is taken as a rate that does not. */
    public boolean fails() {
        return verdict != Verdict.INVALID && !leansToKeep;
    }
}

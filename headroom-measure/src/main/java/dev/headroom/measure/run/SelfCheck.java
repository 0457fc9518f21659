package dev.headroom.measure.run;

import dev.headroom.measure.PercentileSummary;
import java.util.List;
import java.util.Locale;

/**
 * Whether the load generator itself can be believed.
 *
 * @param intendedRate requests per second the schedule asked for
 * @param achievedRate requests per second sent
 * @param lateness intended start to send
 * @param generatorCpuShare the generator's own CPU time over window × processors, 0 to 1
 * @param generatorGcNanos the generator's own garbage-collection pauses in the window
 * @param hostHiccup how late the host woke an idle thread
 * @param reasons one sentence each, why the verdict is not {@code valid}; empty when it is
 */
public record SelfCheck(
        Verdict verdict,
        double intendedRate,
        double achievedRate,
        PercentileSummary lateness,
        double generatorCpuShare,
        long generatorGcNanos,
        PercentileSummary hostHiccup,
        List<String> reasons) {

    /** What explains the numbers: the service, the generator, or the machine. */
    public enum Verdict {
        VALID,
        GENERATOR_BOUND,
        NOISY_HOST;

        /** The stable name in JSON: {@code generator-bound}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public SelfCheck {
        reasons = List.copyOf(reasons);
        if ((verdict == Verdict.VALID) != reasons.isEmpty()) {
            throw new IllegalArgumentException("A self-check has reasons exactly when it is not valid");
        }
    }

    /** For a service that was only watched: there was no generator to check. */
    public static SelfCheck ofForeignLoad(double requestsPerSecond) {
        return new SelfCheck(
                Verdict.VALID,
                requestsPerSecond,
                requestsPerSecond,
                PercentileSummary.empty(),
                0,
                0,
                PercentileSummary.empty(),
                List.of());
    }

    /** Whether the load was our own; what is said of the generator means nothing where it was not. */
    public boolean isOfOwnLoad() {
        return lateness.count() > 0 || hostHiccup.count() > 0;
    }
}

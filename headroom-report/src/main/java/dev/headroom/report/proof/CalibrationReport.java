package dev.headroom.report.proof;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.rule.Looks;
import java.util.List;
import java.util.Optional;

/**
 * What gates can see on one machine: its noise, told by a service measured against itself, and a test that they can fail.
 *
 * @param service what was measured, for people
 * @param looks when gates look here
 * @param unchanged the service against itself
 * @param metrics of it, every one that was measured
 * @param selfTest empty where none was asked for, or it was interrupted before it began
 * @param complete whether all that was asked for was measured
 */
public record CalibrationReport(
        String service,
        Looks looks,
        ProofReport unchanged,
        List<MetricNoise> metrics,
        Optional<SelfTest> selfTest,
        boolean complete) {

    /** A failure that is confirmed at this level counts; so many of the false ones are left. */
    private static final double CONFIRMED = 0.05;

    /**
     * The service against itself with its answers held back.
     *
     * @param injected by which share of the time that it took, each answer is held back
     * @param delayed both through the same delay line, whose share is 0 before
     */
    public record SelfTest(double injected, ProofReport delayed) {

        /** Fail is what it should say. */
        public Verdict verdict() {
            return delayed.gates().map(GatedChange::verdict).orElse(Verdict.INCONCLUSIVE);
        }
    }

    public CalibrationReport {
        metrics = List.copyOf(metrics);
    }

    /** What the limits say of code that did not change; anything but fail is right. */
    public Verdict unchangedVerdict() {
        return unchanged.gates().map(GatedChange::verdict).orElse(Verdict.INCONCLUSIVE);
    }

    /** How many limits fail by chance in a build that changes nothing, before fresh blocks confirm them; at most this. */
    public double falseAlarms() {
        return metrics.stream()
                .mapToDouble(metric -> metric.falseAlarm().orElse(0))
                .sum();
    }

    /** Likewise, after confirmation. */
    public double confirmedFalseAlarms() {
        return CONFIRMED * falseAlarms();
    }

    /** Limits that ask for less than can be seen. */
    public List<MetricNoise> tooFine() {
        return metrics.stream().filter(MetricNoise::isTooFine).toList();
    }

    /** Pass where gates keep quiet on what did not change and fail on what did; inconclusive where more blocks would tell. */
    public Verdict verdict() {
        if (unchangedVerdict() == Verdict.FAIL) {
            return Verdict.FAIL;
        }
        return selfTest.map(test -> switch (test.verdict()) {
                    case FAIL -> Verdict.PASS;
                    case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
                    case PASS, INVALID -> Verdict.FAIL;
                })
                .orElse(Verdict.PASS);
    }
}

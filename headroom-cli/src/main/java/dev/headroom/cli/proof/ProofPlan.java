package dev.headroom.cli.proof;

import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.rule.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A change to be proven.
 *
 * @param target what it was made for; empty to look at it as a whole
 * @param looks after how many blocks it is judged, and may end
 * @param window each run's measuring window
 * @param expectedRun about how long one run takes from start to report, until some have shown it
 * @param margin the smallest relative change that counts as one
 * @param gates empty where it is only looked at
 * @param calibration what is known of the machine's noise, for planning and warnings
 * @param profile what the runs before must hold
 * @param notes said in the report before anything that the blocks tell
 * @param output the proof's folder, which must not exist or be empty
 */
public record ProofPlan(
        Optional<ProofTarget> target,
        ProofSide before,
        ProofSide after,
        Looks looks,
        Duration window,
        Duration expectedRun,
        double margin,
        Optional<ProofGates> gates,
        Optional<Calibration> calibration,
        ProfileRule profile,
        List<String> notes,
        Path output) {

    /** Whether a run before the change must have a profile. */
    public enum ProfileRule {
        /** Nobody optimises without one. */
        REQUIRED,
        /** None can be had: the service is not a JVM. */
        IMPOSSIBLE,
        /** Nothing is optimised. */
        NOT_NEEDED
    }

    public ProofPlan {
        notes = List.copyOf(notes);
    }
}

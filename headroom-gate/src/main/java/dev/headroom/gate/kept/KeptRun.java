package dev.headroom.gate.kept;

import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.proof.MeasuredRun;
import dev.headroom.measure.run.RunMeasurement;

/**
 * A run that was kept, and what it found.
 *
 * @param name what its reader calls it: where it is kept
 */
public record KeptRun(String name, MeasuredRun run, SeenFindings seen) {

    public RunMeasurement measurement() {
        return run.measurement();
    }
}

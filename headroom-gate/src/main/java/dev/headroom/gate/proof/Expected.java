package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.SubjectKind;

/**
 * A prediction, and whom it is of.
 *
 * @param endpoint whose finding predicted it
 */
public record Expected(String endpoint, Prediction prediction) {

    /** Memory is the instance's, whatever endpoint fills it. */
    public Subject subject() {
        return prediction.metric().group().isOf(SubjectKind.ENDPOINT)
                ? Subject.endpoint(endpoint)
                : ProofJudge.INSTANCE;
    }
}

package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict over a change, with the sentence that says why.
 *
 * @param reason one sentence
 */
record ProofReason(ProofVerdict verdict, String reason) {

    static ProofReason of(List<Claim> claims, List<MetricProof> sure, double margin) {
        Stream<MetricProof> predicted =
                claims.stream().filter(claim -> claim.prediction().isPresent()).map(Claim::measured);
        Optional<MetricProof> worse = Stream.concat(predicted, sure.stream())
                .filter(proof -> proof.verdict() == MetricVerdict.WORSE)
                .findFirst();
        if (worse.isPresent()) {
            return new ProofReason(
                    ProofVerdict.WORSE,
                    worse.get().metric().id() + " of " + name(worse.get().subject()) + " got worse.");
        }
        return claims.stream()
                .filter(claim -> claim.prediction().isPresent())
                .findFirst()
                .map(leading -> of(leading, margin))
                .orElseGet(() -> new ProofReason(
                        ProofVerdict.CANNOT_TELL, "Nothing was predicted that the blocks could be held against."));
    }

    private static ProofReason of(Claim leading, double margin) {
        MetricProof proof = leading.measured();
        String metric = proof.metric().id();
        if (!proof.isMeasured()) {
            return new ProofReason(ProofVerdict.CANNOT_TELL, metric + " has no blocks: " + proof.missing());
        }
        return switch (proof.verdict()) {
            case IMPROVED ->
                leading.fallsShort()
                        ? new ProofReason(
                                ProofVerdict.LESS_THAN_PREDICTED, metric + " fell, but surely by less than predicted.")
                        : new ProofReason(ProofVerdict.IMPROVED, metric + " fell as predicted or further.");
            case UNCHANGED ->
                new ProofReason(
                        ProofVerdict.NO_GAIN,
                        metric + " did not change by more than " + MetricUnit.percent(margin) + ".");
            case CANNOT_TELL ->
                leading.fallsShort()
                        ? new ProofReason(
                                ProofVerdict.LESS_THAN_PREDICTED,
                                metric + " fell surely by less than predicted, if at all.")
                        : new ProofReason(ProofVerdict.CANNOT_TELL, undecided(proof));
            case WORSE -> throw new IllegalStateException("What got worse was said before");
        };
    }

    private static String name(Subject subject) {
        return subject.kind() == SubjectKind.INSTANCE ? "the instance" : subject.name();
    }

    private static String undecided(MetricProof proof) {
        int n = proof.blocks().size();
        String blocks = n == 1 ? "one block does" : n + " blocks do";
        String more = proof.moreBlocks() >= BlockRule.MOST_BLOCKS
                ? "more than " + BlockRule.MOST_BLOCKS + " more would be needed"
                : "about " + proof.moreBlocks() + " more would";
        return proof.metric().id() + ": " + blocks + " not decide, " + more + ".";
    }
}

package dev.headroom.gate.proof;

import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.MetricProof;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change, judged by blocks.
 *
 * @param blocks how many
 * @param rule what counts as a change, and how sure its intervals are
 * @param claims what was predicted, beside what was measured; where the change was made for one endpoint, then its other metrics too.
 *     The metric that findings are ranked by leads
 * @param others every other metric that was compared
 * @param sureOthers those that moved even though so many were looked at (Holm's correction over them); of a change made for one
 *     endpoint, those without a prediction only. No response times where some run's self-check is not valid
 * @param reason one sentence for people: why this verdict
 * @param moreBlocks about how many more would decide; 0 where it is decided or no number would
 */
public record Proof(
        int blocks,
        BlockRule rule,
        List<Claim> claims,
        List<MetricProof> others,
        List<MetricProof> sureOthers,
        ProofVerdict verdict,
        String reason,
        int moreBlocks) {

    public Proof {
        claims = List.copyOf(claims);
        others = List.copyOf(others);
        sureOthers = List.copyOf(sureOthers);
        if (verdict != ProofVerdict.CANNOT_TELL && moreBlocks > 0) {
            throw new IllegalArgumentException("What is decided needs no more blocks, got " + moreBlocks);
        }
    }

    /** The smallest relative change that counts. */
    public double margin() {
        return rule.margin();
    }

    /** The predicted metric that is ranked by; empty where nothing was predicted. */
    public Optional<Claim> leading() {
        return claims.stream().filter(claim -> claim.prediction().isPresent()).findFirst();
    }

    /** Every metric once, measured or not. */
    public List<MetricProof> metrics() {
        return Stream.concat(claims.stream().map(Claim::measured).distinct(), others.stream())
                .toList();
    }

    /** Others that moved beyond noise taken alone; some do so by chance. */
    public List<MetricProof> movedOthers() {
        return others.stream().filter(other -> other.verdict().moved()).toList();
    }

    public boolean isSure(MetricProof other) {
        return sureOthers.contains(other);
    }
}

package dev.headroom.gate.proof;

import dev.headroom.gate.block.MetricProof;
import java.util.List;
import java.util.Optional;

/**
 * A change, judged by blocks.
 *
 * @param blocks how many
 * @param margin the smallest relative change that counts
 * @param claims the metrics of the endpoint that the change is about; the predicted ones first, the one that findings are ranked by
 *     leading
 * @param others every other metric that was compared
 * @param sureOthers those of the claims without a prediction and of the others that moved even though so many were looked at
 *     (Holm's correction over them, 5 % together); no response times where some run's self-check is not valid
 * @param reason one sentence for people: why this verdict
 */
public record Proof(
        int blocks,
        double margin,
        List<Claim> claims,
        List<MetricProof> others,
        List<MetricProof> sureOthers,
        ProofVerdict verdict,
        String reason) {

    public Proof {
        claims = List.copyOf(claims);
        others = List.copyOf(others);
        sureOthers = List.copyOf(sureOthers);
    }

    /** The metric that decides; empty where nothing was predicted. */
    public Optional<Claim> leading() {
        return claims.stream().filter(claim -> claim.prediction().isPresent()).findFirst();
    }

    /** Others that moved beyond noise taken alone; one in twenty does so by chance. */
    public List<MetricProof> movedOthers() {
        return others.stream().filter(other -> other.verdict().moved()).toList();
    }

    public boolean isSure(MetricProof other) {
        return sureOthers.contains(other);
    }

    /** About how many more blocks would decide; 0 where it is decided or no number would. */
    public int moreBlocks() {
        return verdict == ProofVerdict.CANNOT_TELL
                ? leading().map(claim -> claim.measured().moreBlocks()).orElse(0)
                : 0;
    }
}

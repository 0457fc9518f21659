package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.block.MetricVerdict;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The verdict over a change, with the sentence that says why.
 *
 * @param reason one sentence
 * @param moreBlocks about how many more would decide; 0 where it is decided or no number would
 */
record ProofReason(ProofVerdict verdict, String reason, int moreBlocks) {

    private ProofReason(ProofVerdict verdict, String reason) {
        this(verdict, reason, 0);
    }

    /** Of a change that was made for one endpoint, by what was predicted there. */
    static ProofReason of(List<Claim> claims, List<MetricProof> sure, double margin) {
        Stream<MetricProof> predicted =
                claims.stream().filter(claim -> claim.prediction().isPresent()).map(Claim::measured);
        return worse(Stream.concat(predicted, sure.stream()))
                .or(() -> claims.stream()
                        .filter(claim -> claim.prediction().isPresent())
                        .findFirst()
                        .map(leading -> of(leading, margin)))
                .orElseGet(() -> new ProofReason(
                        ProofVerdict.CANNOT_TELL, "Nothing was predicted that the blocks could be held against."));
    }

    /** Of a change as a whole, by what surely moved. */
    static ProofReason of(List<MetricProof> metrics, List<MetricProof> sure) {
        List<MetricProof> measured =
                metrics.stream().filter(MetricProof::isMeasured).toList();
        if (measured.isEmpty()) {
            return new ProofReason(ProofVerdict.CANNOT_TELL, "No metric was measured in every run.");
        }
        return worse(sure.stream()).or(() -> improved(sure)).orElseGet(() -> unmoved(measured));
    }

    private static Optional<ProofReason> worse(Stream<MetricProof> decisive) {
        return decisive.filter(proof -> proof.verdict() == MetricVerdict.WORSE)
                .findFirst()
                .map(worse -> new ProofReason(ProofVerdict.WORSE, place(worse) + " got worse."));
    }

    private static Optional<ProofReason> improved(List<MetricProof> sure) {
        List<MetricProof> improved = sure.stream()
                .filter(proof -> proof.verdict() == MetricVerdict.IMPROVED)
                .toList();
        if (improved.isEmpty()) {
            return Optional.empty();
        }
        int others = improved.size() - 1;
        String more = others == 0 ? "" : others == 1 ? " and one more metric" : " and " + others + " more metrics";
        return Optional.of(new ProofReason(
                ProofVerdict.IMPROVED, place(improved.get(0)) + more + " improved, and nothing surely got worse."));
    }

    private static ProofReason unmoved(List<MetricProof> measured) {
        Optional<MetricProof> open = measured.stream()
                .filter(proof -> proof.verdict() != MetricVerdict.UNCHANGED)
                .max(Comparator.comparingInt(MetricProof::moreBlocks));
        if (open.isEmpty()) {
            double largest = measured.stream()
                    .flatMap(proof -> proof.change().stream())
                    .filter(change -> change.scale() == Change.Scale.RATIO)
                    .mapToDouble(Change::largestShare)
                    .max()
                    .orElse(0);
            return new ProofReason(
                    ProofVerdict.UNCHANGED, "No change larger than " + MetricUnit.percent(largest) + " in any metric.");
        }
        MetricProof most = open.get();
        return most.verdict() == MetricVerdict.CANNOT_TELL
                ? new ProofReason(
                        ProofVerdict.CANNOT_TELL,
                        "Nothing surely moved. Of " + place(most) + " " + undecided(most),
                        most.moreBlocks())
                : new ProofReason(
                        ProofVerdict.CANNOT_TELL,
                        "Nothing moved that so many metrics do not move by chance; " + place(most) + " moved the most.",
                        1);
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
                        : new ProofReason(
                                ProofVerdict.CANNOT_TELL, metric + ": " + undecided(proof), proof.moreBlocks());
            case WORSE -> throw new IllegalStateException("What got worse was said before");
        };
    }

    private static String place(MetricProof proof) {
        return proof.metric().id() + " of " + name(proof.subject());
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
        return blocks + " not decide, " + more + ".";
    }
}

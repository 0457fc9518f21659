package dev.headroom.gate.rule;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.Block;
import dev.headroom.gate.block.BlockEstimate;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.Repeats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges the gating rules of one build together, at one of the planned looks. A rule
 *
 * <ul>
 *   <li><b>fails</b> where the metric surely got worse at all, and by the estimate beyond its limit. That it got worse is held against
 *       Holm's correction over all rules that are judged by statistics, as the build fails if any one of them does.
 *   <li><b>passes</b> where the metric surely keeps to its limit. No correction is needed, as the build passes only if all of them do
 *       (Berger, "Multiparameter hypothesis testing and acceptance sampling", Technometrics 24, 1982).
 *   <li>is <b>inconclusive</b> else, with the number of blocks that would decide.
 * </ul>
 *
 * <p>What repeats in every run ({@link Repeats}) is held against its limit as it is. A judge keeps the levels it has computed; not
 * thread-safe.
 */
public final class BuildJudge {

    private final Looks looks;
    private final Map<Place, Double> levels = new HashMap<>();

    public BuildJudge(Looks looks) {
        this.looks = looks;
    }

    private record Place(int blocks, double share) {}

    /**
     * What is judged by statistics.
     *
     * @param place among the rules
     * @param worsening above 0 where the metric got worse
     * @param limit of it
     */
    private record Varying(int place, RuleBlocks measured, BlockEstimate worsening, double limit) {}

    /** @param measured every rule of the build; those with blocks have all the same number of them */
    public BuildProof judge(List<RuleBlocks> measured) {
        int blocks = blocks(measured);
        List<RuleProof> proofs = new ArrayList<>();
        List<Varying> varying = new ArrayList<>();
        for (RuleBlocks of : measured) {
            Optional<RuleProof> settled = withoutStatistics(of);
            if (settled.isEmpty()) {
                varying.add(varying(proofs.size(), of));
            }
            proofs.add(settled.orElseGet(() -> unmeasured(of.rule(), "It is still to be judged.")));
        }
        List<Boolean> worse = Holm.of(varying.stream()
                        .map(one -> one.worsening.pValueAbove(0))
                        .toList())
                .rejected(looks.level(), share -> level(blocks, share));
        for (int i = 0; i < varying.size(); i++) {
            Varying one = varying.get(i);
            proofs.set(one.place, proof(one, worse.get(i), looks.level() / varying.size()));
        }
        return new BuildProof(proofs, blocks);
    }

    private static int blocks(List<RuleBlocks> measured) {
        List<Integer> numbers = measured.stream()
                .map(of -> of.blocks().size())
                .filter(number -> number > 0)
                .distinct()
                .toList();
        if (numbers.size() > 1) {
            throw new IllegalArgumentException("All rules of a build are judged by the same blocks, got " + numbers);
        }
        return numbers.isEmpty() ? 0 : numbers.get(0);
    }

    private Optional<RuleProof> withoutStatistics(RuleBlocks of) {
        if (of.blocks().isEmpty()) {
            return Optional.of(unmeasured(of.rule(), of.missing()));
        }
        Optional<Repeats> repeats = Repeats.of(of.rule().metric(), of.blocks());
        if (repeats.isPresent()) {
            return Optional.of(exact(of, repeats.get()));
        }
        if (of.blocks().size() == 1) {
            int more = looks.after(1).map(look -> look - 1).orElse(1);
            String reason = "One block tells no spread.";
            Change change =
                    Change.of(of.blocks(), looks.confidenceAt(looks.blocks().get(0)));
            return Optional.of(new RuleProof(of.rule(), Optional.of(change), Verdict.INCONCLUSIVE, more, reason));
        }
        return Optional.empty();
    }

    private static RuleProof unmeasured(GatingRule rule, String reason) {
        return new RuleProof(rule, Optional.empty(), Verdict.INCONCLUSIVE, 0, reason);
    }

    private RuleProof exact(RuleBlocks of, Repeats repeats) {
        Change change = repeats.change(1 - 2 * looks.level());
        double most = repeats.scale() == Change.Scale.RATIO ? 1 + of.rule().limit() : 0;
        boolean beyond = repeats.moved() && repeats.interval().best() > most;
        return new RuleProof(
                of.rule(),
                Optional.of(change),
                beyond ? Verdict.FAIL : Verdict.PASS,
                0,
                RuleReason.of(of, change, beyond ? Verdict.FAIL : Verdict.PASS, 0));
    }

    private static Varying varying(int place, RuleBlocks of) {
        BlockEstimate worsening = BlockEstimate.ofWorsening(of.rule().metric(), of.blocks());
        double before = meanBefore(of.blocks());
        double limit = before == 0
                ? 0
                : worsening.scale() == Change.Scale.RATIO
                        ? of.rule().logLimit(before)
                        : of.rule().limitWhereItVaries(before) * before;
        return new Varying(place, of, worsening, limit);
    }

    private static double meanBefore(List<Block> blocks) {
        return blocks.stream()
                .mapToDouble(block -> block.before().value())
                .average()
                .orElse(0);
    }

    private RuleProof proof(Varying one, boolean worse, double share) {
        BlockEstimate worsening = one.worsening;
        int blocks = worsening.blocks();
        Verdict verdict = worse && worsening.mean() > one.limit
                ? Verdict.FAIL
                : worsening.pValueBelow(one.limit) <= level(blocks, looks.level())
                        ? Verdict.PASS
                        : Verdict.INCONCLUSIVE;
        int more = verdict == Verdict.INCONCLUSIVE ? moreBlocks(one, share) : 0;
        Change change = change(one, 1 - 2 * level(blocks, looks.level()));
        return new RuleProof(
                one.measured.rule(),
                Optional.of(change),
                verdict,
                more,
                RuleReason.of(one.measured, change, verdict, more));
    }

    /** The estimate of the worsening is that of the change, but where more is better. */
    private static Change change(Varying one, double confidence) {
        return one.measured.rule().metric().higherIsBetter()
                ? Change.of(one.measured.blocks(), confidence)
                : Change.of(one.worsening, confidence);
    }

    /** Up to the next look at which bounds of the present spread would have come off what they must not reach. */
    private int moreBlocks(Varying one, double shareToFail) {
        boolean beyond = one.worsening.mean() > one.limit;
        double room = beyond ? one.worsening.mean() : one.limit - one.worsening.mean();
        double share = beyond ? shareToFail : looks.level();
        int blocks = one.worsening.blocks();
        int more = one.worsening.moreBlocks(room, number -> level(lookAt(number), share));
        return Math.max(more, lookAt(blocks + more) - blocks);
    }

    /** The look that so many blocks are judged at; the last where they are more. */
    private int lookAt(int blocks) {
        return looks.after(blocks - 1).orElse(looks.most());
    }

    private double level(int blocks, double share) {
        return blocks < 2
                ? looks.level()
                : levels.computeIfAbsent(new Place(blocks, share), place -> looks.levelAt(place.blocks, place.share));
    }
}

package dev.headroom.gate.kept;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.Judgement;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.calibration.BuildResolution;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.likeness.RunLikeness;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.proof.ChangeGates;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.RunPair;
import dev.headroom.gate.rule.Looks;
import dev.headroom.measure.run.EndpointMeasurement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs of two builds that were kept, as blocks: of each side the first in time with the first of the other, the second with the second, and
 * so on. That is how they lie where they were measured in turn; where they were not, blocks are still independent of each other only as far
 * as the machine stayed the same, which {@link #inTurn} tells.
 *
 * <p>They are judged with the looks of a proof, so that runs may be added until they decide.
 */
public final class KeptBlocks {

    private static final Looks LOOKS = Looks.standard();

    private static final String NOT_IN_TURN =
            "The two sides were not measured in turn, so whatever else changed between them counts as the"
                    + " change. Measure a run of each right after one another, as headroom prove does.";

    private static final String UNCONFIRMED =
            "What failed by statistics was not measured again, as there are no fresh runs here: headroom prove would.";

    private final List<KeptRun> before;
    private final List<KeptRun> after;

    private KeptBlocks(List<KeptRun> before, List<KeptRun> after) {
        this.before = before;
        this.after = after;
    }

    /**
     * @param baselines of the build before, in any order, complete, valid and without errors
     * @param runs of the build after, as many, likewise
     * @throws UnlikeRunsException if machine or runtime of any differ
     */
    public static KeptBlocks of(List<KeptRun> baselines, List<KeptRun> runs) throws UnlikeRunsException {
        if (baselines.isEmpty() || baselines.size() != runs.size()) {
            throw new IllegalArgumentException(
                    "A block has a run of each side, got " + runs.size() + " and " + baselines.size());
        }
        var blocks = new KeptBlocks(inTime(baselines), inTime(runs));
        blocks.requireAlike();
        return blocks;
    }

    private static List<KeptRun> inTime(List<KeptRun> runs) {
        return runs.stream().sorted(Comparator.comparing(KeptBlocks::started)).toList();
    }

    private static Instant started(KeptRun run) {
        return run.measurement().started();
    }

    private void requireAlike() throws UnlikeRunsException {
        KeptRun first = before.get(0);
        for (KeptRun run : Stream.concat(before.stream(), after.stream()).toList()) {
            RunLikeness.of(run.measurement(), first.measurement()).requireComparable();
        }
    }

    /** Of the build before, in order of time: the first belongs to the first of {@link #runs}, and so on. */
    public List<KeptRun> baselines() {
        return before;
    }

    /** Of the build after, in order of time. */
    public List<KeptRun> runs() {
        return after;
    }

    private List<RunPair> pairs() {
        return IntStream.range(0, before.size())
                .mapToObj(i -> new RunPair(before.get(i).run(), after.get(i).run()))
                .toList();
    }

    /** Whether both runs of each block began before any run of the next. */
    public boolean inTurn() {
        return IntStream.range(1, before.size()).allMatch(i -> !latest(i - 1).isAfter(earliest(i)));
    }

    private Instant latest(int block) {
        return Stream.of(started(before.get(block)), started(after.get(block)))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Instant earliest(int block) {
        return Stream.of(started(before.get(block)), started(after.get(block)))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** When blocks are judged, and up to which number more are asked for. */
    public static Looks looks() {
        return LOOKS;
    }

    /**
     * By the budgets, each run; against the limits of regressions, the blocks.
     *
     * @param today decides which waivers are in force
     * @param calibration of the machine; it warns, and decides nothing
     */
    public KeptJudgement judge(GateRules rules, LocalDate today, Optional<Calibration> calibration) {
        var judge = new RunJudge(rules, today);
        List<GateResult> expired = judge.expiredWaivers();
        SeenFindings seenBefore = seenBefore();
        List<Judgement> judgements = after.stream()
                .map(run -> judge.judge(run.measurement(), run.seen(), seenBefore))
                .toList();
        List<String> names = after.stream().map(KeptRun::name).toList();
        var runs = new WorstOfRuns(names, judgements);
        int budgets = judgements.get(0).gates().size() - expired.size();
        List<RegressionRule> limits = RegressionRule.of(rules, endpoints(), today);
        BuildResolution resolution = calibration
                .map(known -> BuildResolution.of(known, limits, LOOKS))
                .orElseGet(BuildResolution::unknown);
        GatedChange gated = new ChangeGates(limits, expired, LOOKS, resolution).judge(pairs());
        List<String> notes = new ArrayList<>();
        if (!inTurn()) {
            notes.add(NOT_IN_TURN);
        }
        gated.confirmation().ifPresent(asked -> notes.add(UNCONFIRMED));
        calibration.ifPresent(known -> notes.addAll(
                known.doubts(endpoints(), after.get(0).measurement().window())));
        notes.addAll(likenessNotes(names));
        notes.addAll(runs.notes());
        return new KeptJudgement(runs.verdict().worst(gated.verdict()), runs.gates(budgets), gated, notes);
    }

    private List<String> likenessNotes(List<String> names) {
        List<List<String>> notes = pairs().stream()
                .map(pair -> RunLikeness.of(
                                pair.after().measurement(), pair.before().measurement())
                        .notes())
                .toList();
        return WorstOfRuns.shared(names, notes);
    }

    /** What is new was in none of the runs before. */
    private SeenFindings seenBefore() {
        List<SeenFinding> findings =
                before.stream().flatMap(run -> run.seen().findings().stream()).toList();
        return before.stream().anyMatch(run -> run.seen().looked())
                ? SeenFindings.of(findings)
                : SeenFindings.notLookedFor();
    }

    private List<String> endpoints() {
        return after.stream()
                .flatMap(run -> run.measurement().endpoints().stream())
                .map(EndpointMeasurement::name)
                .distinct()
                .toList();
    }
}

package dev.headroom.cli.proof;

import dev.headroom.cli.run.FinishedRun;
import dev.headroom.diagnose.Finding;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.block.StretchedTimes;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.proof.ChangeGates;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.Expected;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.MeasuredRun;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.proof.ProofJudge;
import dev.headroom.gate.proof.RunPair;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.EndpointTimeline;
import dev.headroom.report.proof.ProofReport;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the runs of a proof have measured so far, and what it says. Of a run only numbers, response times and findings are kept. Not
 * thread-safe.
 */
final class MeasuredBlocks {

    private final ProofPlan plan;
    private final Optional<ChangeGates> gates;
    private final List<ProofReport.Run> runs = new ArrayList<>();
    private final List<RunPair> pairs = new ArrayList<>();
    private final List<RunPair> fresh = new ArrayList<>();
    private final List<PredictedClaims.Baseline> baselines = new ArrayList<>();
    private final List<List<Finding>> findingsAfter = new ArrayList<>();
    private Optional<MeasuredRun> halfBlock = Optional.empty();
    private Optional<GatedChange> confirmed = Optional.empty();

    MeasuredBlocks(ProofPlan plan) {
        this.plan = plan;
        this.gates = plan.gates().map(of -> of.judge(plan.looks(), plan.calibration()));
    }

    /** The second run of a block completes it. */
    void add(FinishedRun finished, PlannedRun planned) {
        RunMeasurement measurement = finished.report().measurement();
        runs.add(new ProofReport.Run(
                finished.folder().getFileName().toString(),
                planned.block(),
                planned.changed(),
                planned.confirming(),
                measurement.requests(),
                measurement.selfCheck().verdict()));
        if (!planned.confirming()) {
            addFindings(measurement, finished.report().diagnosis().findings(), planned.changed());
        }
        var run = new MeasuredRun(measurement, responseTimes(finished.report().timelines()));
        if (halfBlock.isEmpty()) {
            halfBlock = Optional.of(run);
            return;
        }
        MeasuredRun other = halfBlock.get();
        (planned.confirming() ? fresh : pairs)
                .add(planned.changed() ? new RunPair(other, run) : new RunPair(run, other));
        halfBlock = Optional.empty();
    }

    private void addFindings(RunMeasurement measurement, List<Finding> findings, boolean changed) {
        if (changed) {
            findingsAfter.add(findings);
        } else {
            baselines.add(new PredictedClaims.Baseline(measurement, findings));
        }
    }

    private static Map<String, StretchedTimes> responseTimes(List<EndpointTimeline> timelines) {
        Map<String, StretchedTimes> times = new HashMap<>();
        timelines.forEach(timeline -> times.put(timeline.endpoint(), StretchedTimes.of(timeline.intervals())));
        return times;
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    /** Finished ones, fresh ones aside. */
    int blocks() {
        return pairs.size();
    }

    int runCount() {
        return runs.size();
    }

    /** The limits as they are after the blocks so far, and after fresh ones; empty where nothing is gated. */
    Optional<GatedChange> gated() {
        return confirmed.isPresent() || pairs.isEmpty() ? confirmed : gates.map(judge -> judge.judge(pairs));
    }

    /** Takes the fresh blocks into account, of which there are as many as {@code first} asks for. */
    void confirm(GatedChange first) {
        confirmed = first.confirmation()
                .flatMap(asked -> gates.map(judge -> judge.confirm(first, asked, fresh)))
                .or(() -> Optional.of(first));
    }

    /** Whether more blocks would change nothing that is asked. */
    boolean isSettled() {
        boolean untilFailure = plan.gates().filter(ProofGates::untilFailure).isPresent();
        boolean limits = gated().map(gated -> gated.isSettled() || (untilFailure && gated.verdict() == Verdict.FAIL))
                .orElse(true);
        boolean asked = plan.target().isPresent() || plan.gates().isEmpty();
        return limits
                && (!asked || judged(expectations()).map(Proof::moreBlocks).orElse(1) == 0);
    }

    /** @param furtherNotes said after what the blocks themselves tell */
    ProofReport report(boolean complete, List<String> furtherNotes) {
        List<PredictedClaims> expectations = expectations();
        Optional<Proof> proof = judged(expectations);
        List<String> notes = new ArrayList<>(plan.notes());
        expectations.forEach(claims -> notes.addAll(claims.notes()));
        doubts().ifPresent(notes::add);
        plan.calibration().ifPresent(known -> notes.addAll(misfits(known)));
        notes.addAll(furtherNotes);
        return new ProofReport(
                plan.target().map(target -> new ProofReport.Target(target.rule(), target.endpoint())),
                expectations.stream()
                        .flatMap(claims -> repair(claims, proof).stream())
                        .toList(),
                plan.before().description(),
                plan.after().description(),
                plan.window(),
                plan.looks(),
                runs,
                pairs.stream()
                        .findFirst()
                        .map(pair -> pair.before().measurement().environment()),
                proof,
                gated(),
                complete && proof.isPresent(),
                notes.stream().distinct().toList());
    }

    private List<PredictedClaims> expectations() {
        return plan.target()
                .map(target -> List.of(PredictedClaims.of(target.rule(), target.endpoint(), baselines)))
                .orElseGet(() -> PredictedClaims.gone(baselines, findingsAfter));
    }

    private Optional<Proof> judged(List<PredictedClaims> expectations) {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        var judge = new ProofJudge(new BlockRule(plan.margin(), plan.looks().confidenceAt(Math.max(2, pairs.size()))));
        return Optional.of(plan.target()
                .map(target -> judge.judge(
                        pairs, target.endpoint(), expectations.get(0).predictions()))
                .orElseGet(() -> judge.judge(
                        pairs,
                        expectations.stream()
                                .flatMap(claims -> expected(claims).stream())
                                .toList())));
    }

    private static List<Expected> expected(PredictedClaims claims) {
        return claims.predictions().stream()
                .map(prediction -> new Expected(claims.finding().orElseThrow().endpoint(), prediction))
                .toList();
    }

    private Optional<ProofReport.Repair> repair(PredictedClaims claims, Optional<Proof> proof) {
        return claims.finding()
                .map(finding -> new ProofReport.Repair(
                        finding,
                        claims.foundIn(),
                        PredictedClaims.stillIn(finding, findingsAfter),
                        proof.map(judged -> claims(claims, judged)).orElse(List.of())));
    }

    /** Several findings may predict one metric; each has its own claim. */
    private static List<Claim> claims(PredictedClaims claims, Proof proof) {
        List<Claim> own = new ArrayList<>();
        for (Expected expected : expected(claims)) {
            proof.claims().stream()
                    .filter(claim -> claim.measured().subject().equals(expected.subject())
                            && claim.prediction().equals(Optional.of(expected.prediction())))
                    .findFirst()
                    .ifPresent(own::add);
        }
        return own;
    }

    /** On which runtime the service runs is known only now. */
    private List<String> misfits(Calibration calibration) {
        return pairs.stream()
                .findFirst()
                .map(pair -> calibration.misfits(pair.after().measurement().environment(), List.of()))
                .orElse(List.of())
                .stream()
                .map(misfit -> "What the calibration says may not hold here: " + misfit + ".")
                .toList();
    }

    /** Both sides of a block meet the same noise, so it widens intervals and spoils none; a slow generator is another matter. */
    private Optional<String> doubts() {
        long noisy = count(SelfCheck.Verdict.NOISY_HOST);
        long bound = count(SelfCheck.Verdict.GENERATOR_BOUND);
        if (noisy + bound == 0) {
            return Optional.empty();
        }
        return Optional.of(noisy + bound + " of " + runs.size() + " runs were not valid ("
                + (noisy > 0 ? noisy + " noisy-host" : "")
                + (noisy > 0 && bound > 0 ? ", " : "")
                + (bound > 0 ? bound + " generator-bound" : "")
                + "): blocks put that into the width of their intervals, and a quieter machine decides with fewer of them. Response times"
                + " that nothing was predicted of are never called sure here.");
    }

    private long count(SelfCheck.Verdict verdict) {
        return runs.stream().filter(run -> run.selfCheck() == verdict).count();
    }
}

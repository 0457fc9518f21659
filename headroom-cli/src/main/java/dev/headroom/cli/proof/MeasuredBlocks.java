package dev.headroom.cli.proof;

import dev.headroom.cli.run.FinishedRun;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.proof.ProofJudge;
import dev.headroom.gate.proof.RunPair;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.ProofReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the runs of a proof have measured so far, and what it says. Of a run only numbers and findings are kept. Not thread-safe. */
final class MeasuredBlocks {

    private final ProofPlan plan;
    private final List<ProofReport.Run> runs = new ArrayList<>();
    private final List<RunPair> pairs = new ArrayList<>();
    private final List<PredictedClaims.Baseline> baselines = new ArrayList<>();
    private Optional<RunMeasurement> halfBlock = Optional.empty();

    MeasuredBlocks(ProofPlan plan) {
        this.plan = plan;
    }

    /** @param block from 1 on; the second run of a block completes it */
    void add(FinishedRun run, int block, boolean changed) {
        RunMeasurement measurement = run.report().measurement();
        runs.add(new ProofReport.Run(
                run.folder().getFileName().toString(),
                block,
                changed,
                measurement.requests(),
                measurement.selfCheck().verdict()));
        if (!changed) {
            baselines.add(new PredictedClaims.Baseline(
                    measurement, run.report().diagnosis().findings()));
        }
        if (halfBlock.isPresent()) {
            RunMeasurement other = halfBlock.get();
            pairs.add(changed ? new RunPair(other, measurement) : new RunPair(measurement, other));
            halfBlock = Optional.empty();
        } else {
            halfBlock = Optional.of(measurement);
        }
    }

    boolean isEmpty() {
        return pairs.isEmpty();
    }

    int runCount() {
        return runs.size();
    }

    /** @param furtherNotes said after what the blocks themselves tell */
    ProofReport report(List<String> furtherNotes) {
        PredictedClaims predicted = PredictedClaims.of(plan.rule(), plan.endpoint(), baselines);
        Optional<Proof> proof = pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProofJudge(plan.blockRule()).judge(pairs, plan.endpoint(), predicted.predictions()));
        List<String> notes = new ArrayList<>(predicted.notes());
        doubts().ifPresent(notes::add);
        notes.addAll(furtherNotes);
        return new ProofReport(
                plan.rule(),
                plan.endpoint(),
                predicted.finding(),
                predicted.foundIn(),
                plan.before().description(),
                plan.after().description(),
                plan.window(),
                plan.blocks(),
                runs,
                pairs.stream().findFirst().map(pair -> pair.before().environment()),
                proof,
                pairs.size() == plan.blocks(),
                notes);
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
                + " that nothing was predicted of decide nothing here.");
    }

    private long count(SelfCheck.Verdict verdict) {
        return runs.stream().filter(run -> run.selfCheck() == verdict).count();
    }
}

package dev.headroom.cli.proof;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.report.ProofReport;
import dev.headroom.report.ReportException;
import dev.headroom.report.folder.ProofFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs both sides of a change in blocks: a fresh process of each, right after one another, the order turned round from block to
 * block (ABBA), so that a machine that slowly gets slower favours neither.
 *
 * @param agentJar goes into the measured JVMs
 * @param diagnoser finds in the runs before the change what is predicted of it
 */
public record ProofRun(ProofPlan plan, Path agentJar, Diagnoser diagnoser) {

    /** The process rule that a run before a change must have a profile. */
    public static final String OPTIMISING_WITHOUT_PROFILE = "optimising-without-profile";

    /**
     * Measures all blocks, and writes the folder whatever happens: whole, or marked incomplete with the blocks that were
     * finished.
     *
     * @return what was proven; incomplete only where it was interrupted
     * @throws CommandFailure if a run failed, a run before the change has no profile, or the folder could not be written
     */
    public ProofReport execute(Interruption interruption, Progress progress) throws CommandFailure {
        ProofFolder folder;
        try {
            folder = ProofFolder.create(plan.output().toAbsolutePath());
        } catch (ReportException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        interruption.listen();
        var blocks = new MeasuredBlocks(plan);
        try {
            measure(folder, blocks, interruption, progress);
            return write(folder, blocks, interrupted(interruption, blocks));
        } catch (ReportException e) {
            throw CommandFailure.run(e.getMessage(), e);
        }
    }

    private void measure(ProofFolder folder, MeasuredBlocks blocks, Interruption interruption, Progress progress)
            throws CommandFailure, ReportException {
        long start = System.nanoTime();
        for (int run = 0; run < 2 * plan.blocks() && !interruption.requested(); run++) {
            int block = run / 2 + 1;
            boolean changed = run % 4 == 1 || run % 4 == 2;
            String title = "block " + block + " of " + plan.blocks() + ", " + side(changed);
            var runProgress = new ProofProgress(progress, title, left(run, System.nanoTime() - start));
            FinishedRun finished;
            try {
                finished = run(folder.run("block-" + block + "-" + side(changed)), changed, interruption, runProgress);
            } catch (CommandFailure e) {
                if (interruption.requested()) {
                    return;
                }
                abandon(folder, blocks, String.valueOf(e.getMessage()));
                throw e;
            }
            if (!finished.report().measurement().complete()) {
                return;
            }
            blocks.add(finished, block, changed);
            if (run % 2 == 1) {
                write(folder, blocks, List.of());
            }
        }
    }

    private FinishedRun run(Path output, boolean changed, Interruption interruption, Progress progress)
            throws CommandFailure {
        ProofSide side = changed ? plan.after() : plan.before();
        var loaded = new LoadedRun(side.nextRun(), output, Optional.empty(), agentJar, diagnoser, List.of());
        FinishedRun finished = loaded.execute(interruption, progress);
        if (interruption.requested()) {
            return finished;
        }
        if (finished.failure().isPresent()) {
            throw CommandFailure.run(
                    "The run in " + output + " failed: " + finished.failure().get(), null);
        }
        if (!changed) {
            requireProfile(finished);
        }
        return finished;
    }

    /** @throws CommandFailure under {@link #OPTIMISING_WITHOUT_PROFILE} where nothing was sampled */
    static void requireProfile(FinishedRun run) throws CommandFailure {
        if (run.report().profiles().stream().noneMatch(profile -> profile.sampleCount() > 0)) {
            throw CommandFailure.input(
                    OPTIMISING_WITHOUT_PROFILE + ": the run before the change in " + run.folder()
                            + " has no profile samples, so nothing says that the change is where the time goes. Profile it first:"
                            + " leave 'profile' in headroom.yml as it is by default, {cpu: 10ms, alloc: 512KiB, wall: 20ms}, with a"
                            + " JVM as the service, under enough load for samples to be taken; " + run.folder()
                            + "/run.json says in its notes why there are none.",
                    null);
        }
    }

    /** As long as the runs so far took on average, each of those to come. */
    private Duration left(int run, long elapsedNanos) {
        Duration each = run == 0 ? plan.expectedRun() : Duration.ofNanos(elapsedNanos / run);
        return each.multipliedBy(2L * plan.blocks() - run);
    }

    private static List<String> interrupted(Interruption interruption, MeasuredBlocks blocks) {
        return interruption.requested()
                ? List.of("It was interrupted in its run " + (blocks.runCount() + 1) + ".")
                : List.of();
    }

    private static ProofReport write(ProofFolder folder, MeasuredBlocks blocks, List<String> notes)
            throws ReportException {
        // A thread that is still marked as interrupted cannot write: its channels close under it.
        boolean interrupted = Thread.interrupted();
        ProofReport report = blocks.report(notes);
        folder.write(report);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return report;
    }

    private static void abandon(ProofFolder folder, MeasuredBlocks blocks, String reason) throws ReportException {
        if (blocks.isEmpty()) {
            Thread.interrupted();
            folder.abandon(reason);
        } else {
            write(folder, blocks, List.of("It was stopped by a run that failed: " + reason));
        }
    }

    private static String side(boolean changed) {
        return changed ? "after" : "before";
    }
}

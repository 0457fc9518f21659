package dev.headroom.cli.proof;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.run.FinishedRun;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.rule.Confirmation;
import dev.headroom.report.ReportException;
import dev.headroom.report.folder.ProofFolder;
import dev.headroom.report.proof.ProofReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs both sides of a change in blocks: a fresh process of each, right after one another. Looks at what they say as planned, ends as soon
 * as that decides, and measures limits that failed again on fresh blocks.
 *
 * @param agentJar goes into the measured JVMs
 * @param diagnoser finds in the runs before the change what is predicted of it
 */
public record ProofRun(ProofPlan plan, Path agentJar, Diagnoser diagnoser) {

    /** The process rule that a run before a change must have a profile. */
    public static final String OPTIMISING_WITHOUT_PROFILE = "optimising-without-profile";

    /**
     * Measures, and writes the folder whatever happens: whole, or marked incomplete with the blocks that were finished.
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
        var session = new Session(folder, new MeasuredBlocks(plan), interruption, progress);
        try {
            return session.measure();
        } catch (ReportException e) {
            throw CommandFailure.run(e.getMessage(), e);
        }
    }

    /** One execution. Not thread-safe. */
    private final class Session {

        private final ProofFolder folder;
        private final MeasuredBlocks blocks;
        private final Interruption interruption;
        private final Progress progress;
        private final List<String> notes = new ArrayList<>();
        private final long startNanos = System.nanoTime();

        Session(ProofFolder folder, MeasuredBlocks blocks, Interruption interruption, Progress progress) {
            this.folder = folder;
            this.blocks = blocks;
            this.interruption = interruption;
            this.progress = progress;
        }

        ProofReport measure() throws CommandFailure, ReportException {
            boolean whole = toTheLastLook() && confirm();
            if (!whole) {
                notes.add("It was interrupted in its run " + (blocks.runCount() + 1) + ".");
            }
            return write(whole);
        }

        /** Whether it came to its end; it did not where it was interrupted. */
        private boolean toTheLastLook() throws CommandFailure, ReportException {
            int most = plan.looks().most();
            String of = plan.looks().blocks().size() == 1 ? Integer.toString(most) : "at most " + most;
            Optional<Integer> look = plan.looks().after(0);
            while (look.isPresent()) {
                if (!blocks(look.get(), of, false)) {
                    return false;
                }
                if (blocks.blocks() < most && blocks.isSettled()) {
                    notes.add("It ended at " + blocks.blocks() + " of at most " + most
                            + " blocks, as everything that was asked is decided.");
                    return true;
                }
                look = plan.looks().after(blocks.blocks());
            }
            return true;
        }

        private boolean confirm() throws CommandFailure, ReportException {
            Optional<GatedChange> first = blocks.gated();
            Optional<Confirmation> asked = first.flatMap(GatedChange::confirmation)
                    .filter(needed -> plan.gates().filter(ProofGates::confirmed).isPresent());
            if (asked.isEmpty()) {
                return true;
            }
            int fresh = asked.get().blocks();
            progress.note(asked.get().rules().size() + " failed; measuring again on " + fresh + " fresh blocks.");
            if (!blocks(fresh, Integer.toString(fresh), true)) {
                notes.add("What failed was not yet measured again.");
                return false;
            }
            blocks.confirm(first.orElseThrow());
            return true;
        }

        /** Measures until there are so many. */
        private boolean blocks(int until, String of, boolean confirming) throws CommandFailure, ReportException {
            for (int index = confirming ? 0 : 2 * blocks.blocks(); index < 2 * until; index++) {
                if (interruption.requested() || !run(PlannedRun.of(index, confirming), of, 2 * until - index)) {
                    return false;
                }
                if (index % 2 == 1) {
                    write(false);
                }
            }
            return true;
        }

        private boolean run(PlannedRun planned, String of, int runsLeft) throws CommandFailure, ReportException {
            var runProgress = new ProofProgress(progress, planned.title(of), each().multipliedBy(runsLeft));
            FinishedRun finished;
            try {
                finished =
                        ProofRun.this.run(folder.run(planned.folder()), planned.changed(), interruption, runProgress);
            } catch (CommandFailure e) {
                if (interruption.requested()) {
                    return false;
                }
                abandon(String.valueOf(e.getMessage()));
                throw e;
            }
            if (!finished.report().measurement().complete()) {
                return false;
            }
            blocks.add(finished, planned);
            return true;
        }

        /** As long as the runs so far took on average. */
        private Duration each() {
            return blocks.runCount() == 0
                    ? plan.expectedRun()
                    : Duration.ofNanos((System.nanoTime() - startNanos) / blocks.runCount());
        }

        private ProofReport write(boolean whole) throws ReportException {
            // A thread that is still marked as interrupted cannot write: its channels close under it.
            boolean interrupted = Thread.interrupted();
            ProofReport report = blocks.report(whole, notes);
            folder.write(report);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return report;
        }

        private void abandon(String reason) throws ReportException {
            if (blocks.isEmpty()) {
                Thread.interrupted();
                folder.abandon(reason);
            } else {
                notes.add("It was stopped by a run that failed: " + reason);
                write(false);
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
            requireProfile(finished, plan.profile());
        }
        return finished;
    }

    /** @throws CommandFailure under {@link #OPTIMISING_WITHOUT_PROFILE} where nothing was sampled although it could be */
    static void requireProfile(FinishedRun run, ProofPlan.ProfileRule rule) throws CommandFailure {
        boolean profiled = run.report().profiles().stream().anyMatch(profile -> profile.sampleCount() > 0);
        if (profiled || rule == ProofPlan.ProfileRule.NOT_NEEDED) {
            return;
        }
        String runtime = run.report().measurement().environment().serviceRuntime();
        if (rule == ProofPlan.ProfileRule.REQUIRED) {
            throw CommandFailure.input(
                    OPTIMISING_WITHOUT_PROFILE + ": the run before the change in " + run.folder()
                            + " has no profile samples, so nothing says that the change is where the time goes. Profile it first:"
                            + " leave 'profile' in headroom.yml as it is by default, {cpu: 10ms, alloc: 512KiB, wall: 20ms}, with a"
                            + " JVM as the service, under enough load for samples to be taken; " + run.folder()
                            + "/run.json says in its notes why there are none.",
                    null);
        } else if (!runtime.equals("unknown")) {
            throw CommandFailure.input(
                    OPTIMISING_WITHOUT_PROFILE + ": the service runs on " + runtime
                            + ", which can be profiled, and --without-profile is for services that cannot. Leave it out, with"
                            + " 'profile' in headroom.yml as it is by default.",
                    null);
        }
    }
}

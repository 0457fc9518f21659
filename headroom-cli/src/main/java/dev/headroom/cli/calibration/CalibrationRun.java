package dev.headroom.cli.calibration;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.ProofGates;
import dev.headroom.cli.proof.ProofPlan;
import dev.headroom.cli.proof.ProofRun;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.gate.proof.Proof;
import dev.headroom.gate.rule.Looks;
import dev.headroom.report.ReportException;
import dev.headroom.report.folder.CalibrationFolder;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.ProofReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a service against itself in blocks, and tells this machine's noise by them. Then, where asked to, against itself with its answers
 * held back: a gate that cannot fail is none.
 *
 * @param agentJar goes into the measured JVMs
 */
public record CalibrationRun(CalibrationPlan plan, Path agentJar, Diagnoser diagnoser) {

    /** What the two parts are called in the folder; each is a proof of its own. */
    public static final String UNCHANGED = "unchanged";

    public static final String DELAYED = "delayed";

    private static final double MARGIN = 0.05;

    /** @throws CommandFailure where the answers of such a service cannot be held back */
    public static void requireDelayable(HeadroomConfig config) throws CommandFailure {
        DelayedSide.requireDelayable(config);
    }

    /**
     * Measures, and writes the folder whatever happens: whole, or marked incomplete.
     *
     * @throws CommandFailure if a run failed or the folder could not be written
     */
    public CalibrationReport execute(Interruption interruption, Progress progress) throws CommandFailure {
        CalibrationFolder folder;
        try {
            folder = CalibrationFolder.create(plan.output().toAbsolutePath());
        } catch (ReportException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        try {
            return execute(folder, interruption, progress);
        } catch (ReportException e) {
            throw CommandFailure.run(e.getMessage(), e);
        }
    }

    private CalibrationReport execute(CalibrationFolder folder, Interruption interruption, Progress progress)
            throws CommandFailure, ReportException {
        ProofReport unchanged;
        try {
            unchanged = unchanged(folder.part(UNCHANGED), interruption, progress);
        } catch (CommandFailure e) {
            write(() -> folder.abandon(String.valueOf(e.getMessage())));
            throw e;
        }
        CalibrationReport noise = report(unchanged, Optional.empty());
        write(() -> folder.write(noise));
        if (plan.injected().isEmpty() || !unchanged.complete()) {
            return noise;
        }
        double injected = plan.injected().getAsDouble();
        ProofReport delayed = delayed(injected, folder.part(DELAYED), interruption, progress);
        CalibrationReport both = report(unchanged, Optional.of(new CalibrationReport.SelfTest(injected, delayed)));
        write(() -> folder.write(both));
        return both;
    }

    private ProofReport unchanged(Path output, Interruption interruption, Progress progress) throws CommandFailure {
        ProofGates gates = ProofGates.of(plan.gates(), plan.endpoints(), plan.today(), true);
        ProofPlan same = proof(plan.service(), plan.service(), Looks.once(plan.blocks()), gates, output);
        return new ProofRun(same, agentJar, diagnoser).execute(interruption, progress);
    }

    private ProofReport delayed(double injected, Path output, Interruption interruption, Progress progress)
            throws CommandFailure {
        progress.note("Now with every answer held back by " + Math.round(100 * injected) + " % of its own time.");
        try (var before = new DelayedSide(plan.service(), 0);
                var after = new DelayedSide(plan.service(), injected)) {
            ProofPlan held =
                    proof(before, after, plan.looks(), ProofGates.untilFailure(plan.breakable(injected)), output);
            return new ProofRun(held, agentJar, diagnoser).execute(interruption, progress);
        }
    }

    private ProofPlan proof(ProofSide before, ProofSide after, Looks looks, ProofGates gates, Path output) {
        return new ProofPlan(
                Optional.empty(),
                before,
                after,
                looks,
                plan.window(),
                plan.expectedRun(),
                MARGIN,
                Optional.of(gates),
                Optional.empty(),
                ProofPlan.ProfileRule.NOT_NEEDED,
                List.of(),
                output);
    }

    private CalibrationReport report(ProofReport unchanged, Optional<CalibrationReport.SelfTest> selfTest) {
        Looks looks = Looks.standard();
        boolean tested = plan.injected().isEmpty()
                || selfTest.filter(test -> test.delayed().complete()).isPresent();
        return new CalibrationReport(
                plan.service().description(),
                looks,
                unchanged,
                new MachineNoise(plan.rules(), looks)
                        .of(unchanged.proof().map(Proof::metrics).orElse(List.of())),
                selfTest,
                unchanged.complete() && tested);
    }

    /** A thread that is still marked as interrupted cannot write: its channels close under it. */
    private static void write(Writing writing) throws ReportException {
        boolean interrupted = Thread.interrupted();
        writing.write();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Writing {
        void write() throws ReportException;
    }
}

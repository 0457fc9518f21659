package dev.headroom.cli;

import dev.headroom.cli.ci.JudgedRun;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.diagnose.Finding;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.kept.KeptBlocks;
import dev.headroom.gate.kept.KeptRun;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.ci.CiSuite;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.json.FindingsReader;
import dev.headroom.report.proof.KeptReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Several kept runs, to be judged against several others.
 *
 * @param file where the budgets were read
 */
record KeptGate(KeptBlocks blocks, Path file, HeadroomConfig rules) {

    /**
     * @param config the budgets to judge by; empty for those that the runs were made with
     * @throws CommandFailure if these folders are no blocks, or the budgets cannot be read
     */
    static KeptGate open(List<Path> runs, List<Path> baselines, Optional<Path> config) throws CommandFailure {
        KeptFolders folders = KeptFolders.read(baselines, runs);
        Path file = config.isPresent() ? config.get() : folders.ruling().resolve(LoadedRun.CONFIG_COPY);
        return new KeptGate(folders.blocks(), file, RunCommand.read(file));
    }

    KeptReport judge(CalibrationOption option) throws CommandFailure {
        RunMeasurement run = latest().measurement();
        List<String> endpoints =
                run.endpoints().stream().map(EndpointMeasurement::name).toList();
        Optional<Calibration> calibration = option.read(run.environment(), endpoints);
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        return new KeptReport(blocks, blocks.judge(rules.gates(), today, calibration));
    }

    private KeptRun latest() {
        return blocks.runs().get(blocks.runs().size() - 1);
    }

    /** All gates, with the findings of the latest run. */
    CiSuite suite(KeptReport report) throws CommandFailure {
        Path findings = Path.of(latest().name()).resolve(RunFolder.FINDINGS_JSON);
        CiSuite suite = new JudgedRun(
                        latest().measurement().id(),
                        Optional.empty(),
                        report.judged().verdict(),
                        report.judged().gates(),
                        findings(findings),
                        report.judged().notes(),
                        RunOutput.original(file, rules.text()))
                .suite();
        String about = report.count() + " runs against " + report.count() + ", in blocks"
                + (report.isUnconfirmed() ? "; what failed is not confirmed on fresh ones." : ".");
        return new CiSuite(suite.name(), about, suite.verdict(), suite.checks(), suite.remarks(), suite.notes());
    }

    static List<Finding> findings(Path file) throws CommandFailure {
        try {
            return Files.exists(file) ? FindingsReader.findings(file) : List.of();
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }
}

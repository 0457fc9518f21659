package dev.headroom.cli;

import dev.headroom.cli.ci.CiOptions;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.proof.ConfiguredSide;
import dev.headroom.cli.proof.ProofGates;
import dev.headroom.cli.proof.ProofPlan;
import dev.headroom.cli.proof.ProofRun;
import dev.headroom.cli.proof.ProofTarget;
import dev.headroom.cli.run.HostFacts;
import dev.headroom.cli.run.Interruption;
import dev.headroom.cli.terminal.Progress;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.calibration.BuildResolution;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.rule.Looks;
import dev.headroom.report.proof.ProofReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom prove}: two builds of a service, in blocks. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        header = "Measure what a change did: before against after, in blocks.",
        description = {
            "",
            "Run the service before a change and after it in blocks of fresh processes, in ABBA order under",
            "the same load, until what they say is sure: what the change gained beside what its findings",
            "predicted, what else moved, and whether anything got worse by more than its limit. Looks after 5,",
            "10 and 20 blocks and stops at the first that decides. The limits are those of the budgets of the",
            "configuration after, and the defaults; what fails is measured again before it counts.",
            "",
            "Exits with 0 when nothing got worse by more than its limit, 1 when something did, 3 when more",
            "blocks are needed to tell, 4 when a run failed. With --rule also with 1 when that finding's gain",
            "was not there.",
            ""
        })
final class ProveCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Interruption interruption;

    @Option(
            names = "--before",
            required = true,
            paramLabel = "FILE",
            description = "The configuration that starts the service as it was before the change.")
    private Path before = Path.of("before.yml");

    @Option(
            names = "--after",
            required = true,
            paramLabel = "FILE",
            description = "The one that starts it as it is after: the same load, and the budgets to judge by.")
    private Path after = Path.of("after.yml");

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "The finding that the change repairs, for example n-plus-one-queries. Default: every finding"
                    + " of the runs before that those after no longer have.")
    private @Nullable String rule;

    @Option(
            names = "--endpoint",
            paramLabel = "NAME",
            description = "With --rule: the endpoint where it is repaired, as the load names it.")
    private @Nullable String endpoint;

    @Mixin
    private BlockOptions blocks = new BlockOptions();

    @Mixin
    private CalibrationOption calibration = new CalibrationOption();

    @Option(
            names = "--margin",
            paramLabel = "SHARE",
            converter = RatioArgument.class,
            description = "The smallest change that counts as one. Default: 5%%.")
    private double margin = 0.05;

    @Option(
            names = "--duration",
            paramLabel = "TIME",
            converter = DurationArgument.class,
            description = "Length of each run's measuring window. Default: as the configurations say.")
    private @Nullable Duration duration;

    @Option(
            names = "--no-confirm",
            description = "Let a failed limit count at once, without measuring it again on fresh blocks.")
    private boolean unconfirmed;

    @Option(
            names = "--allow-unlike",
            description = "Compare although the two configurations ask for different loads; the report says so.")
    private boolean allowUnlike;

    @Option(
            names = "--without-profile",
            description =
                    "Compare services that cannot be profiled, such as one that is not a JVM, with 'profile: off';"
                            + " the report says so.")
    private boolean withoutProfile;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the proof and its runs are written. Default: headroom-runs/TIME-proof.")
    private @Nullable Path out;

    @Mixin
    private DiagnosisOptions diagnosis = new DiagnosisOptions();

    @Mixin
    private CiOptions ci = new CiOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    ProveCommand(Terminal terminal, Interruption interruption) {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws CommandFailure {
        ci.requireWritable();
        Path folder = RunOutput.folder(out, "proof");
        ProofPlan plan = plan(folder);
        var run = new ProofRun(plan, Installation.ofProcess().agentJar(), diagnosis.diagnoser());
        Progress progress = Progress.on(terminal);
        plan.notes().forEach(progress::note);
        ProofReport report = run.execute(interruption, progress);
        RunOutput.show(report, folder, format, terminal);
        if (ci.any()) {
            ci.write(RunOutput.ci(report, folder, after), terminal);
        }
        return report.complete() ? report.exitCode() : Failures.RUN_FAILED;
    }

    private ProofPlan plan(Path folder) throws CommandFailure {
        ConfiguredChange change = ConfiguredChange.read(before, after, Optional.ofNullable(duration));
        Optional<ProofTarget> target = target(change.before());
        change.requireProvable(withoutProfile);
        HeadroomConfig judged = change.after();
        ProofGates gates = gates(judged);
        Looks looks = blocks.looks();
        Optional<Calibration> known = calibration(judged);
        List<String> notes = notes(change);
        notes.addAll(
                new RunJudge(judged.gates(), today()).idleWaivers(judged.load().endpointNames()));
        known.ifPresent(of -> {
            notes.addAll(BuildResolution.of(of, gates.rules(), looks).plan());
            notes.addAll(of.doubts(judged.load().endpointNames(), judged.load().duration()));
        });
        return new ProofPlan(
                target,
                new ConfiguredSide(before.toString(), change.before()),
                new ConfiguredSide(after.toString(), judged),
                looks,
                judged.load().duration(),
                ConfiguredChange.expectedRun(judged),
                margin,
                Optional.of(gates),
                known,
                withoutProfile ? ProofPlan.ProfileRule.IMPOSSIBLE : ProofPlan.ProfileRule.REQUIRED,
                notes,
                folder);
    }

    private List<String> notes(ConfiguredChange change) throws CommandFailure {
        List<String> notes = new ArrayList<>();
        change.differences(allowUnlike)
                .forEach(difference -> notes.add("Compared although unlike: " + difference + "."));
        if (withoutProfile) {
            notes.add("Compared without a profile: nothing says that the change is where the time goes.");
        }
        return notes;
    }

    /** On which runtime the service runs is not known yet. */
    private Optional<Calibration> calibration(HeadroomConfig judged) throws CommandFailure {
        try {
            return calibration.read(
                    HostFacts.environment("unknown"), judged.load().endpointNames());
        } catch (IOException e) {
            throw CommandFailure.run("What this machine is cannot be read: " + e, e);
        }
    }

    private ProofGates gates(HeadroomConfig judged) {
        return ProofGates.of(judged.gates(), judged.load().endpointNames(), today(), !unconfirmed);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }

    private Optional<ProofTarget> target(HeadroomConfig config) throws CommandFailure {
        if (rule == null && endpoint == null) {
            return Optional.empty();
        } else if (rule == null || endpoint == null) {
            throw CommandFailure.input(
                    "--rule says which finding the change repairs and --endpoint where. Give both, or neither.", null);
        }
        ConfiguredChange.requireEndpoint(endpoint, config);
        return Optional.of(new ProofTarget(rule, endpoint));
    }
}

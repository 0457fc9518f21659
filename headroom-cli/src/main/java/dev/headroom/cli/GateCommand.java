package dev.headroom.cli;

import dev.headroom.cli.ci.CiOptions;
import dev.headroom.cli.ci.JudgedRun;
import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.Installation;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.Judgement;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.report.GateReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.ci.CiReport;
import dev.headroom.report.ci.CiSuite;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.json.GatesJson;
import dev.headroom.report.proof.KeptReport;
import dev.headroom.report.text.GatesText;
import java.nio.file.Path;
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
import picocli.CommandLine.Parameters;

/** {@code headroom gate}: judge runs that were written, for continuous integration. */
@Command(
        name = "gate",
        mixinStandardHelpOptions = true,
        header = "Judge runs by their budgets and baselines.",
        description = {
            "",
            "Judge runs by their budgets, and by a baseline where one is given. Several runs against several",
            "baselines are blocks: regressions are then judged by all of them together, as 'headroom prove'",
            "does, and what more runs would decide is said.",
            "Exits by the worst verdict: 0 pass, 1 fail, 3 inconclusive, 4 a run that cannot be believed.",
            "For a CI server, the result can be written as Markdown, JUnit XML, SARIF and annotations too.",
            ""
        })
final class GateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders that 'headroom run' wrote.")
    private List<Path> runs = List.of();

    @Option(names = "--baseline", paramLabel = "RUN", description = "Gate regressions against this run's folder.")
    private @Nullable Path baseline;

    @Option(
            names = "--against",
            arity = "1..*",
            paramLabel = "RUN",
            description =
                    "Gate regressions against these runs' folders, as many as there are runs: in order of time the"
                            + " first of either side make a block, and so on. One run against one is as with --baseline.")
    private List<Path> against = List.of();

    @Mixin
    private CalibrationOption calibration = new CalibrationOption();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Budgets to judge by. Default: those each run was made with.")
    private @Nullable Path config;

    @Mixin
    private CiOptions ci = new CiOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        boolean blocks = !against.isEmpty() && (runs.size() > 1 || against.size() > 1);
        requireOneQuestion(blocks);
        ci.requireWritable();
        List<CiSuite> suites = new ArrayList<>();
        Verdict worst = blocks ? judgeBlocks(suites) : judgeEach(suites);
        if (ci.any()) {
            ci.write(new CiReport("headroom gate", Installation.version(), suites), terminal);
        }
        return worst.exitCode();
    }

    private void requireOneQuestion(boolean blocks) throws CommandFailure {
        if (baseline != null && !against.isEmpty()) {
            throw CommandFailure.input(
                    "--baseline compares each run with one, and --against all runs with as many. Give one of them.",
                    null);
        }
        if (calibration.isGiven() && !blocks) {
            throw CommandFailure.input(
                    "--calibration says what blocks can see, and one run against one is none. Give several runs, and as"
                            + " many with --against.",
                    null);
        }
    }

    private Verdict judgeEach(List<CiSuite> suites) throws CommandFailure {
        if (!against.isEmpty()) {
            KeptFolders.requireDistinct(against, runs);
        }
        Optional<StoredRun> before = RunOutput.baseline(against.isEmpty() ? baseline : against.get(0));
        Verdict worst = Verdict.PASS;
        for (Path folder : runs) {
            worst = worst.worst(judge(folder, before, suites));
        }
        return worst;
    }

    private Verdict judgeBlocks(List<CiSuite> suites) throws CommandFailure {
        KeptGate gate = KeptGate.open(runs, against, Optional.ofNullable(config));
        KeptReport report = gate.judge(calibration);
        terminal.print(format.isJson() ? GatesJson.of(report) : GatesText.of(report, terminal.palette()));
        if (ci.any()) {
            suites.add(gate.suite(report));
        }
        return report.judged().verdict();
    }

    private Verdict judge(Path folder, Optional<StoredRun> before, List<CiSuite> suites) throws CommandFailure {
        StoredRun run = open(folder);
        Path file = config != null ? config : folder.resolve(LoadedRun.CONFIG_COPY);
        HeadroomConfig rules = RunCommand.read(file);
        var judge = new RunJudge(rules.gates(), LocalDate.now(ZoneId.systemDefault()));
        Judgement judgement;
        try {
            judgement = before.isPresent()
                    ? judge.judge(
                            run.measurement(),
                            run.seen(),
                            before.get().measurement(),
                            before.get().seen())
                    : judge.judge(run.measurement(), run.seen());
        } catch (UnlikeRunsException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        print(run, before, judgement);
        if (ci.any()) {
            suites.add(suite(folder, run, before, judgement, RunOutput.original(file, rules.text())));
        }
        return judgement.verdict();
    }

    private void print(StoredRun run, Optional<StoredRun> before, Judgement judgement) {
        var report = new GateReport(
                run.measurement().id(),
                before.map(stored -> stored.measurement().id()),
                judgement.verdict(),
                judgement.gates());
        if (format.isJson()) {
            terminal.out().println(GatesJson.of(report));
        } else {
            terminal.out().print(GatesText.of(report, terminal.palette()));
            judgement.notes().forEach(note -> terminal.err().println("headroom: " + note));
        }
    }

    private static CiSuite suite(
            Path folder, StoredRun run, Optional<StoredRun> before, Judgement judgement, Path written)
            throws CommandFailure {
        return new JudgedRun(
                        run.measurement().id(),
                        before.map(stored -> stored.measurement().id()),
                        judgement.verdict(),
                        judgement.gates(),
                        KeptGate.findings(folder.resolve(RunFolder.FINDINGS_JSON)),
                        judgement.notes(),
                        written)
                .suite();
    }

    static StoredRun open(Path folder) throws CommandFailure {
        try {
            return RunFolder.open(folder);
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }
}

package dev.headroom.cli;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.run.LoadedRun;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.Judgement;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.UnlikeRunsException;
import dev.headroom.gate.Verdict;
import dev.headroom.report.GateReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.json.GatesJson;
import dev.headroom.report.text.GatesText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
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
        header = "Judge runs by their budgets and a baseline.",
        description = {
            "",
            "Judge runs by their budgets, and by a baseline where one is given.",
            "Exits by the worst verdict: 0 pass, 1 fail, 3 inconclusive, 4 a run that cannot be believed.",
            ""
        })
final class GateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Folders that 'headroom run' wrote.")
    private List<Path> runs = List.of();

    @Option(names = "--baseline", paramLabel = "RUN", description = "Gate regressions against this run's folder.")
    private @Nullable Path baseline;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "Budgets to judge by. Default: those each run was made with.")
    private @Nullable Path config;

    @Mixin
    private FormatOption format = new FormatOption();

    GateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        Optional<StoredRun> before = RunOutput.baseline(baseline);
        Verdict worst = Verdict.PASS;
        for (Path folder : runs) {
            worst = worst.worst(judge(folder, before));
        }
        return worst.exitCode();
    }

    private Verdict judge(Path folder, Optional<StoredRun> before) throws CommandFailure {
        StoredRun run = open(folder);
        HeadroomConfig budgets = RunCommand.read(config != null ? config : folder.resolve(LoadedRun.CONFIG_COPY));
        var judge = new RunJudge(budgets.budgets(), budgets.waivers(), LocalDate.now(ZoneId.systemDefault()));
        Judgement judgement;
        try {
            judgement = before.isPresent()
                    ? judge.judge(run.measurement(), before.get().measurement())
                    : judge.judge(run.measurement());
        } catch (UnlikeRunsException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
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
        return judgement.verdict();
    }

    private static StoredRun open(Path folder) throws CommandFailure {
        try {
            return RunFolder.open(folder);
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }
}

package dev.headroom.cli.compare;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.BenchmarkJudge.Pairing;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        header = "Compare two results: runs, JMH, hyperfine, Go, k6 and others.",
        description = {
            "",
            "Says of each metric whether HEAD is surely worse than BASE by more than a limit (fail), surely not (pass), or",
            "neither (inconclusive), and about how many more measurements would decide.",
            "",
            "Reads JMH JSON (-rf json), hyperfine JSON (--export-json), the text of go test -bench, JSON of Google",
            "Benchmark and pytest-benchmark, results of load generators (headroom load --out, k6 summaries, Gatling's",
            "simulation.log and the others of headroom load explain), and folders of headroom run; what a file is, is",
            "told by its content. A folder of such files is one side of several.",
            "",
            "What counts as one measurement is a fork of JMH, a run of hyperfine, a repeat of go test -count; of tools that",
            "keep one process's result in a file, a file. Iterations and requests of one process depend on each other and",
            "are never counted. See docs/reference/compare.md",
            ""
        },
        footer = {
            "",
            "Exit codes: 0 pass, 1 a metric surely got worse by more than its limit, 2 unreadable or unlike",
            "            results, 3 inconclusive."
        })
public final class CompareCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            arity = "0..2",
            paramLabel = "RESULT",
            description = "BASE and HEAD: a file, a run's folder, or a folder of several.")
    private List<Path> sides = List.of();

    @Option(names = "--base", paramLabel = "RESULT", description = "One of several results of the base. Repeatable.")
    private List<Path> base = List.of();

    @Option(names = "--head", paramLabel = "RESULT", description = "One of several results of the head. Repeatable.")
    private List<Path> head = List.of();

    @Option(
            names = "--paired",
            description =
                    "The n-th fork of BASE was measured right beside the n-th of HEAD, as headroom bench does it.")
    private boolean paired;

    @Mixin
    private ComparisonOptions options = new ComparisonOptions();

    public CompareCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        boolean named = !base.isEmpty() && !head.isEmpty() && sides.isEmpty();
        boolean positional = sides.size() == 2 && base.isEmpty() && head.isEmpty();
        if (!named && !positional) {
            throw CommandFailure.input(
                    "compare takes two results, BASE and HEAD, or --base and --head, each once or more."
                            + " See: headroom compare --help",
                    null);
        }
        var files = new ComparedFiles();
        BenchmarkComparison comparison = options.judge(
                files.read(positional ? List.of(sides.get(0)) : base),
                files.read(positional ? List.of(sides.get(1)) : head),
                paired ? Pairing.INTERLEAVED : Pairing.INDEPENDENT);
        options.print(comparison, terminal);
        return comparison.verdict().exitCode();
    }
}

package dev.headroom.cli.compare;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.BenchmarkJudge;
import dev.headroom.gate.comparison.LimitException;
import dev.headroom.gate.comparison.RegressLimit;
import dev.headroom.gate.comparison.UnlikeBenchmarksException;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.report.json.GatesJson;
import dev.headroom.report.markdown.ComparisonMarkdown;
import dev.headroom.report.text.GatesText;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How results are compared and printed, alike for every command that compares some. */
public final class ComparisonOptions {

    /** How the result is printed. */
    enum Format {
        TEXT,
        JSON,
        MARKDOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--regress",
            paramLabel = "METRIC=LIMIT",
            converter = LimitArgument.class,
            description = {
                "How much worse a metric may get: 'p(95)=10%%', 'p(50)=5%%', score=10%%, gc.alloc.rate.norm=0%%.",
                "Repeatable; only what is named decides then. Default: p(95)=10%% where single times were kept, else",
                "score=10%%; allocations 50 %%, memory 20 %%."
            })
    private List<RegressLimit> limits = List.of();

    @Option(
            names = "--allow-unlike",
            description = "Compare results of unlike circumstances too, and say in the result that they are.")
    private boolean allowUnlike;

    @Option(
            names = "--format",
            paramLabel = "text|json|markdown",
            defaultValue = "text",
            description = "How the result is printed: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TEXT;

    /** Judges by these options; what cannot be compared is refused. */
    public BenchmarkComparison judge(List<BenchmarkRun> base, List<BenchmarkRun> head, BenchmarkJudge.Pairing pairing)
            throws CommandFailure {
        var judge = new BenchmarkJudge(
                limits, allowUnlike ? BenchmarkJudge.Unlike.NOTED : BenchmarkJudge.Unlike.REFUSED, pairing);
        try {
            return judge.judge(base, head);
        } catch (UnlikeBenchmarksException e) {
            throw CommandFailure.input(e.getMessage(), e);
        } catch (LimitException e) {
            throw CommandFailure.input("--regress " + e.getMessage(), e);
        }
    }

    public void print(BenchmarkComparison comparison, Terminal terminal) {
        terminal.print(
                switch (format) {
                    case TEXT -> GatesText.of(comparison, terminal.palette());
                    case JSON -> GatesJson.of(comparison);
                    case MARKDOWN -> ComparisonMarkdown.of(comparison);
                });
    }
}

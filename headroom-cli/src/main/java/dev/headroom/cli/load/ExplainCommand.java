package dev.headroom.cli.load;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.explain.Explanation;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.reader.load.LoadReports;
import dev.headroom.report.json.ExplanationJson;
import dev.headroom.report.text.LoadText;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code headroom load explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        header = "Say why two load results differ, of whatever tools they are.",
        description = {
            "",
            "Sets two results beside each other and says what their difference comes from: who set the pace, from",
            "when on a time counts (coordinated omission), rate, connections, failed requests, warm-up, sample size,",
            "resolution, and whether the generators can be believed; with an estimate where one can be computed, and",
            "with what to run again to compare like with like.",
            "",
            "Reads results of headroom load (--out FILE, --format json, --hlog), output of wrk and wrk2, HdrHistogram",
            "interval logs, k6 summaries, Gatling's simulation.log, JMeter's JTL and the JSON of oha; what a file is,",
            "is told by its content. See docs/reference/load-results.md",
            ""
        },
        footer = {"", "Exit codes: 0 explained, 2 a file cannot be read."})
public final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "A", description = "A load result; '-' is standard input.")
    private String a = "";

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    private String b = "";

    @Mixin
    private FormatOption format = new FormatOption();

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        var explanation = Explanation.of(read(a), read(b));
        terminal.print(
                format.isJson() ? ExplanationJson.of(explanation) : LoadText.of(explanation, terminal.palette()));
        return 0;
    }

    private static ReportedLoad read(String file) throws CommandFailure {
        try {
            return LoadReports.read(file, System.in);
        } catch (IOException e) {
            throw CommandFailure.input(e.getMessage() == null ? file + ": " + e : e.getMessage(), e);
        }
    }
}

package dev.headroom.cli.load;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.measure.load.UnlikeLoadsException;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.reader.load.LoadReports;
import dev.headroom.report.json.LoadResultJson;
import dev.headroom.report.text.LoadText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code headroom load merge}. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        header = "Merge what several generators measured of one target.",
        description = {
            "",
            "Adds counts and rates, and merges histograms: percentiles of the whole are read from those, never from",
            "percentiles of the parts. The self-check is the worst one, with the generator that it is of. Parts of",
            "different loads, or of none that ran at the same time, are refused.",
            ""
        },
        footer = {"", "Exit codes: 0 merged, 2 unreadable or unlike, 4 a part cannot be believed."})
public final class MergeCommand implements Callable<Integer> {

    private static final int CANNOT_BE_BELIEVED = 4;

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Results kept with headroom load --out.")
    private List<String> files = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Also keep the merged result, which can be merged and explained as its parts can.")
    private @Nullable Path out;

    @Option(names = "--allow-unlike", description = "Merge different loads too, and say in the result that they are.")
    private boolean allowUnlike;

    @Mixin
    private FormatOption format = new FormatOption();

    public MergeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        MergedLoad merged = merged();
        terminal.print(format.isJson() ? LoadResultJson.printed(merged) : LoadText.of(merged, terminal.palette()));
        if (out != null) {
            LoadOutput.keep(out, merged);
        }
        SelfCheck check = merged.load().selfCheck();
        if (check.verdict() != SelfCheck.Verdict.VALID) {
            terminal.err().println("headroom: the numbers cannot be believed: " + String.join(" ", check.reasons()));
            return CANNOT_BE_BELIEVED;
        }
        return 0;
    }

    private MergedLoad merged() throws CommandFailure {
        List<MeasuredLoad> parts = new ArrayList<>();
        for (String file : files) {
            try {
                parts.add(LoadReports.readMeasured(file, System.in));
            } catch (IOException e) {
                throw CommandFailure.input(e.getMessage() == null ? file + ": " + e : e.getMessage(), e);
            }
        }
        try {
            return MergedLoad.of(parts, allowUnlike);
        } catch (UnlikeLoadsException e) {
            throw CommandFailure.input(e.getMessage() + " Merge them anyway with --allow-unlike.", e);
        }
    }
}

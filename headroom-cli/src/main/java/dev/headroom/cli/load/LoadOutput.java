package dev.headroom.cli.load;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.invocation.FormatOption;
import dev.headroom.cli.invocation.WholeFile;
import dev.headroom.cli.terminal.Terminal;
import dev.headroom.load.LoadResult;
import dev.headroom.load.hlog.ResponseTimeLog;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.report.LoadSummary;
import dev.headroom.report.json.LoadResultJson;
import dev.headroom.report.text.LoadText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where the result of a load goes: to the screen, and into files that outlive it. */
public final class LoadOutput {

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "Also keep the whole result, with its histograms, for headroom load merge and explain.")
    private @Nullable Path out;

    @Option(
            names = "--hlog",
            paramLabel = "FILE",
            description = "Also write an HdrHistogram interval log: response times by second, service times, lateness.")
    private @Nullable Path hlog;

    @Mixin
    private FormatOption format = new FormatOption();

    /**
     * Prints and writes one generator's result.
     *
     * @param notes sentences about it
     */
    public void write(LoadResult result, MeasuredLoad measured, List<String> notes, Terminal terminal)
            throws CommandFailure {
        var alone = new MergedLoad(measured, notes);
        if (format.isJson()) {
            terminal.out().print(LoadResultJson.printed(alone, result));
        } else {
            terminal.print(LoadText.of(LoadSummary.of(measured), terminal.palette()));
            terminal.print(LoadText.notes(notes, terminal.palette()));
        }
        if (out != null) {
            keep(out, alone);
        }
        if (hlog != null) {
            WholeFile.write(hlog, stream -> ResponseTimeLog.writeAll(result, stream));
        }
    }

    static void keep(Path file, MergedLoad merged) throws CommandFailure {
        byte[] json = LoadResultJson.kept(merged).getBytes(StandardCharsets.UTF_8);
        WholeFile.write(file, stream -> stream.write(json));
    }
}

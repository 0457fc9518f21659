package dev.headroom.report.folder;

import dev.headroom.gate.Verdict;
import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnfitBaselineException;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.json.FindingsJson;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.markdown.MarkdownReport;
import dev.headroom.report.pprof.PprofFile;
import dev.headroom.report.pprof.PprofWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run while it is written: one folder that holds everything about it.
 *
 * <p><b>Guarantee.</b> A kill at any moment leaves a complete run or one that says it is incomplete. The folder's first
 * file is a {@code run.json} that says so; every file is written beside its name, forced to the device and moved into
 * place; the {@code run.json} that says complete comes last, after all others were forced.
 *
 * <p>Not thread-safe.
 */
public final class RunFolder {

    public static final String RUN_JSON = "run.json";
    public static final String FINDINGS_JSON = "findings.json";
    public static final String REPORT_MARKDOWN = "report.md";
    public static final String REPORT_PAGE = "report.html";
    public static final String RECORDING = "recording.jfr";
    public static final String RESPONSE_TIMES = "response-times.hlog";

    private final NewFolder files;

    private RunFolder(NewFolder files) {
        this.files = files;
    }

    /** Something that writes one file's bytes; it does not close the stream. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Makes the folder and marks it incomplete. An empty folder is taken as it is; one with anything in it is refused.
     */
    public static RunFolder create(Path folder) throws RunNotWrittenException {
        return create(folder, Disk.REAL);
    }

    static RunFolder create(Path folder, Disk disk) throws RunNotWrittenException {
        return new RunFolder(NewFolder.create(
                folder, disk, RUN_JSON, RunJson.incomplete("it was stopped before anything was measured")));
    }

    public Path folder() {
        return files.folder();
    }

    /** Where a producer that writes its file itself shall put it, such as {@link #RECORDING}. */
    public Path path(String name) {
        return folder().resolve(name);
    }

    /** Writes one file whole or not at all. */
    public void write(String name, Content content) throws RunNotWrittenException {
        files.write(name, content);
    }

    /**
     * Writes everything the report says, {@code run.json} last. A report whose measurement was stopped early is written
     * the same way and stays marked incomplete. Files from elsewhere (the recording, the page) are to be in place before.
     */
    public void finish(RunReport report) throws RunNotWrittenException {
        for (PprofFile file : PprofFile.of(report)) {
            write(file.name(), out -> PprofWriter.write(file.profile(), out));
        }
        writeText(FINDINGS_JSON, FindingsJson.of(report.diagnosis().findings()));
        writeText(REPORT_MARKDOWN, MarkdownReport.of(report));
        files.forceAll();
        writeText(RUN_JSON, RunJson.of(report));
    }

    /** Leaves the folder marked incomplete, with the reason why nothing was measured. */
    public void abandon(String reason) throws RunNotWrittenException {
        writeText(RUN_JSON, RunJson.incomplete(reason));
    }

    /** Reads a run back, an incomplete one too as far as it was measured. */
    public static StoredRun open(Path folder) throws UnreadableRunException {
        if (!Files.isDirectory(folder)) {
            throw new UnreadableRunException(
                    folder,
                    "",
                    Files.exists(folder) ? "is a file, a run is a folder" : "does not exist",
                    "Give the folder of a run, as headroom run names it at its end.");
        }
        return RunJson.read(folder.resolve(RUN_JSON), folder.resolve(FINDINGS_JSON));
    }

    /** Reads a run to compare another one with: a complete one without errors whose own numbers can be believed. */
    public static StoredRun openBaseline(Path folder) throws UnreadableRunException, UnfitBaselineException {
        StoredRun run = open(folder);
        if (!run.measurement().complete()) {
            throw new UnfitBaselineException(folder, "the run was stopped before its window ended");
        }
        if (run.verdict() == Verdict.INVALID) {
            List<String> reasons = run.measurement().selfCheck().reasons();
            throw new UnfitBaselineException(
                    folder, "its verdict is invalid" + (reasons.isEmpty() ? "" : " (" + reasons.get(0) + ")"));
        }
        Optional<String> failures = run.failures();
        if (failures.isPresent()) {
            throw new UnfitBaselineException(folder, failures.get());
        }
        return run;
    }

    private void writeText(String name, String text) throws RunNotWrittenException {
        files.write(name, text);
    }
}

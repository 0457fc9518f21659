package dev.headroom.cli.run;

import dev.headroom.load.LoadResult;
import dev.headroom.load.hlog.ResponseTimeLog;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunReport;
import dev.headroom.report.folder.RunFolder;
import dev.headroom.report.page.ReportPage;
import java.util.Optional;

/** Puts every file of a run in place, {@code run.json} last. */
final class RunWriting {

    private RunWriting() {}

    static void write(RunFolder folder, RunReport report, Optional<LoadResult> load) throws ReportException {
        if (load.isPresent()) {
            folder.write(RunFolder.RESPONSE_TIMES, out -> ResponseTimeLog.write(load.get(), out));
        }
        folder.write(RunFolder.REPORT_PAGE, out -> ReportPage.write(report, out));
        folder.finish(report);
    }
}

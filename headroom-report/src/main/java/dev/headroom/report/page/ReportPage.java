package dev.headroom.report.page;

import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.profile.Profile;
import dev.headroom.report.RunReport;
import dev.headroom.report.flame.FlameDirection;
import dev.headroom.report.flame.FlameView;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The page of one run, {@code report.html}: verdict, endpoints, charts, gates, findings, tail and flame graphs. */
public final class ReportPage {

    private static final PageShell SHELL = new PageShell(
            "report.html",
            List.of("theme.css", "page.css", "report.css", "flame.css", "tail.css", "timeline.css"),
            List.of(
                    "format.js",
                    "dom.js",
                    "table.js",
                    "header.js",
                    "endpoints.js",
                    "charts.js",
                    "gates.js",
                    "findings.js",
                    "flame-base.js",
                    "flame-tree.js",
                    "flame-merge.js",
                    "flame-colors.js",
                    "flame-view.js",
                    "flame-search.js",
                    "flame-link.js",
                    "flame-detail.js",
                    "flame-reading.js",
                    "flame-functions.js",
                    "flame-keys.js",
                    "flame-tools.js",
                    "flame-panel.js",
                    "flame-alone.js",
                    "diff-flame.js",
                    "waterfall.js",
                    "tail.js",
                    "heat-map.js",
                    "heat-brush.js",
                    "moment.js",
                    "report-flame.js",
                    "report.js"),
            true);

    private ReportPage() {}

    /** Writes the page in UTF-8; the stream is flushed and left open. */
    public static void write(RunReport report, OutputStream out) throws IOException {
        String title = "Headroom: " + report.service();
        SHELL.write(title, out, json -> {
            RunFacts.write(report, json);
            DiagnosisFacts.write(report.diagnosis(), json);
            TimelineFacts.write(report.timelines(), json);
            FlameFacts flames = flames(report);
            MomentFacts.write(report.diagnosis().moments(), flames, json);
            flames.write(json);
        });
    }

    private static FlameFacts flames(RunReport report) {
        var flames = new FlameFacts(FlameDirection.ICICLE);
        for (Profile profile : report.profiles()) {
            flames.add("", FlameView.of(profile));
        }
        for (EndpointDiagnosis endpoint : report.diagnosis().endpoints()) {
            for (Profile profile : endpoint.profiles()) {
                flames.add(endpoint.endpoint(), FlameView.of(profile));
            }
        }
        for (TailBreakdown tail : report.diagnosis().tail()) {
            tail.profiles().get().forEach(compared -> flames.add(tail.endpoint(), compared));
        }
        return flames;
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.history.Circumstances;
import dev.headroom.gate.history.CommitRange;
import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.History;
import dev.headroom.gate.history.LeftOut;
import dev.headroom.gate.history.PastPoint;
import dev.headroom.gate.history.PastSeries;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.history.series.Stretch;
import dev.headroom.report.history.HistoryReport;

/** The object {@code headroom history --format json} prints. */
final class HistoryJson {

    private final HistoryReport report;

    private HistoryJson(HistoryReport report) {
        this.report = report;
    }

    static String of(HistoryReport report) {
        return new HistoryJson(report).text();
    }

    private String text() {
        History history = report.history();
        ObjectNode object = JsonText.versioned();
        object.put("source", report.source());
        object.put("found", history.found());
        object.put("used", history.used());
        ArrayNode leftOut = object.putArray("leftOut");
        history.leftOut().forEach(one -> leftOut(leftOut.addObject(), one));
        ArrayNode alike = object.putArray("alike");
        history.alike().forEach(runs -> alike(alike.addObject(), runs));
        JsonText.put(object, "notes", report.notes());
        return JsonText.write(object);
    }

    private static void leftOut(ObjectNode object, LeftOut leftOut) {
        object.put("reason", leftOut.reason().id());
        object.put("count", leftOut.count());
        JsonText.put(object, "examples", leftOut.examples());
    }

    private void alike(ObjectNode object, RunsAlike alike) {
        if (alike.circumstances().isPresent()) {
            Circumstances common = alike.circumstances().get();
            ObjectNode circumstances = object.putObject("circumstances");
            circumstances.put("cpuModel", common.cpuModel());
            circumstances.put("cpus", common.cpus());
            circumstances.put("serviceRuntime", common.serviceRuntime());
            JsonText.put(circumstances, "rate", common.rate());
        } else {
            object.putNull("circumstances");
        }
        object.put("runs", alike.runs());
        object.put("first", alike.first().toString());
        object.put("last", alike.last().toString());
        ArrayNode series = object.putArray("series");
        alike.series().forEach(followed -> series(series.addObject(), followed));
    }

    private void series(ObjectNode object, FollowedSeries followed) {
        PastSeries series = followed.series();
        object.put("subject", series.subject());
        object.put("metric", series.metric());
        object.put("unit", series.unit());
        object.put("scale", followed.course().scale().id());
        JsonText.put(object, "autocorrelation", followed.course().autocorrelation());
        object.put("weekly", followed.course().weekly());
        object.put("withErrors", series.gaps().withErrors());
        object.put("tooFewRequests", series.gaps().tooFewRequests());
        object.put("notMeasured", series.gaps().notMeasured());
        ArrayNode changes = object.putArray("changes");
        followed.course().shifts().forEach(shift -> change(changes.addObject(), followed, shift));
        ArrayNode stretches = object.putArray("stretches");
        followed.course().stretches().forEach(stretch -> stretch(stretches.addObject(), series, stretch));
        ArrayNode outliers = object.putArray("outliers");
        followed.course()
                .outliers()
                .forEach(index -> point(outliers.addObject(), series.points().get(index)));
        ArrayNode points = object.putArray("points");
        series.points().forEach(point -> point(points.addObject(), point));
    }

    private void change(ObjectNode object, FollowedSeries followed, Shift shift) {
        point(object.putObject("lastBefore"), followed.lastBefore(shift));
        point(object.putObject("firstAfter"), followed.firstAfter(shift));
        PastSeries series = followed.series();
        object.put("earliest", series.points().get(shift.earliest()).time().toString());
        object.put("latest", series.points().get(shift.latest()).time().toString());
        JsonText.put(object.putObject("before"), shift.before(), "best");
        JsonText.put(object.putObject("after"), shift.after(), "best");
        JsonText.put(object.putObject("change"), shift.change(), "best");
        JsonText.put(object, "pValue", shift.pValue());
        followed.commits(shift)
                .ifPresentOrElse(range -> commits(object.putObject("commits"), range), () -> object.putNull("commits"));
    }

    private void commits(ObjectNode object, CommitRange range) {
        MeasurementJson.commit(object, "without", range.without());
        MeasurementJson.commit(object, "with", range.with());
        object.put("count", report.commitCounts().get(range));
        object.put("oneCommit", range.isOneCommit());
    }

    private static void stretch(ObjectNode object, PastSeries series, Stretch stretch) {
        object.put("from", series.points().get(stretch.from()).time().toString());
        object.put("to", series.points().get(stretch.to() - 1).time().toString());
        object.put("count", stretch.count());
        JsonText.put(object.putObject("level"), stretch.level(), "best");
        stretch.drift()
                .ifPresentOrElse(
                        drift -> {
                            ObjectNode known = object.putObject("drift");
                            JsonText.put(known.putObject("perWeek"), drift.perWeek(), "best");
                            JsonText.put(known, "total", drift.total());
                            JsonText.put(known, "pValue", drift.pValue());
                        },
                        () -> object.putNull("drift"));
    }

    private static void point(ObjectNode object, PastPoint point) {
        object.put("time", point.time().toString());
        JsonText.put(object, "value", point.value());
        object.put("source", point.source());
        MeasurementJson.commit(object, point.commit());
    }
}

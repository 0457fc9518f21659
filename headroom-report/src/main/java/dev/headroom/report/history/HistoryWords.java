package dev.headroom.report.history;

import dev.headroom.gate.history.Circumstances;
import dev.headroom.gate.history.CommitRange;
import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.LeftOut;
import dev.headroom.gate.history.PastPoint;
import dev.headroom.gate.history.PastSeries.Gaps;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.Drift;
import dev.headroom.gate.history.series.Scale;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.history.series.Stretch;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Interval;
import dev.headroom.report.internal.MetricText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened, in phrases that text, Markdown and pictures share. Nothing in them is made safe for any of these yet. */
public final class HistoryWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private final HistoryReport report;

    public HistoryWords(HistoryReport report) {
        this.report = report;
    }

    /** {@code 2 × EPYC 7B13 · OpenJDK 17.0.15 · 400 requests/s}; empty for values from elsewhere. */
    public static String circumstances(RunsAlike alike) {
        return alike.circumstances().map(HistoryWords::circumstances).orElse("");
    }

    private static String circumstances(Circumstances common) {
        String load =
                Double.isNaN(common.rate()) ? "load of its own" : MetricText.of(common.rate(), "count") + " requests/s";
        return common.cpus() + " × " + common.cpuModel() + " · " + common.serviceRuntime() + " · " + load;
    }

    /** {@code 398 runs, 2026-01-01 to 2026-11-26}. */
    public static String extent(RunsAlike alike) {
        String what = alike.circumstances().isPresent() ? " runs, " : " values, ";
        return MetricText.count(alike.runs()) + what + day(alike.first()) + " to " + day(alike.last());
    }

    /** {@code 40.1 ms → 48.3 ms, +20 % (+17 to +24)}. */
    public static String change(FollowedSeries followed, Shift shift) {
        String unit = followed.series().unit();
        return value(shift.before().best(), unit) + " → " + value(shift.after().best(), unit) + ", "
                + change(shift.change(), followed.course().scale(), unit);
    }

    /** {@code 2026-03-14 06:00}, in UTC. */
    public static String moment(Instant time) {
        return MINUTE.format(time);
    }

    static String day(Instant time) {
        return DAY.format(time);
    }

    /** {@code p < 0.0001} or {@code p = 0.0004}. */
    public static String surely(double pValue) {
        return pValue < 0.0001 ? "p < 0.0001" : "p = " + DecimalText.fixed(pValue, 4);
    }

    /** Which runs the change lies between, and where it may lie as well. */
    public static String place(FollowedSeries followed, Shift shift) {
        PastPoint before = followed.lastBefore(shift);
        PastPoint after = followed.firstAfter(shift);
        String place = "between " + before.source() + " and " + after.source();
        if (shift.earliest() == shift.first() && shift.latest() == shift.first()) {
            return place;
        }
        List<PastPoint> points = followed.series().points();
        return place + "; perhaps from " + moment(points.get(shift.earliest()).time()) + " to "
                + moment(points.get(shift.latest()).time());
    }

    /** Which commits may have brought the change; empty where runs do not know theirs. */
    public Optional<String> commits(FollowedSeries followed, Shift shift) {
        return followed.commits(shift).map(range -> {
            if (range.isOneCommit()) {
                return "one commit on both sides, " + range.with().shortText() + ": the change came from elsewhere";
            }
            String text = range.without().shortText() + ".." + range.with().shortText();
            Integer count = report.commitCounts().get(range);
            String counted = count == null ? "" : count == 1 ? ", 1 commit" : ", " + count + " commits";
            return text + counted + dirty(range);
        });
    }

    private static String dirty(CommitRange range) {
        return range.without().dirty() || range.with().dirty() ? " (+ was measured with uncommitted changes)" : "";
    }

    /** {@code +0.7 % a week (+0.6 to +0.8), +9.2 % from 2026-01-01 to 2026-03-31}. */
    public static String drift(FollowedSeries followed, Stretch stretch, Drift drift) {
        Scale scale = followed.course().scale();
        String unit = followed.series().unit();
        List<PastPoint> points = followed.series().points();
        Interval week = drift.perWeek();
        return signed(week.best(), scale, unit) + " a week (" + signed(week.low(), scale, unit) + " to "
                + signed(week.high(), scale, unit) + "), " + signed(drift.total(), scale, unit) + " from "
                + day(points.get(stretch.from()).time()) + " to "
                + day(points.get(stretch.to() - 1).time());
    }

    /** Level of the newest stretch: {@code 41.2 ms (n=120)}. */
    public static String levelNow(FollowedSeries followed) {
        List<Stretch> stretches = followed.course().stretches();
        if (stretches.isEmpty()) {
            return MetricText.UNKNOWN;
        }
        Stretch last = stretches.get(stretches.size() - 1);
        return value(last.level().best(), followed.series().unit()) + " (n=" + last.count() + ")";
    }

    /** What was done to a series, or is missing in it, before anything was told. */
    public static List<String> remarks(FollowedSeries followed) {
        List<String> remarks = new ArrayList<>();
        int outliers = followed.course().outliers().size();
        if (outliers > 0) {
            remarks.add(outliers + (outliers == 1 ? " outlier" : " outliers"));
        }
        if (followed.course().weekly()) {
            remarks.add("a weekly rhythm was taken out");
        }
        if (followed.course().autocorrelation() >= 0.3) {
            remarks.add("neighbours depend on each other ("
                    + DecimalText.fixed(followed.course().autocorrelation(), 1) + ")");
        }
        Gaps gaps = followed.series().gaps();
        if (gaps.withErrors() > 0) {
            remarks.add(gaps.withErrors() + " runs with errors left out");
        }
        if (gaps.tooFewRequests() > 0) {
            remarks.add(gaps.tooFewRequests() + " runs with too few requests left out");
        }
        if (gaps.notMeasured() > 0) {
            remarks.add("not measured in " + gaps.notMeasured() + " runs");
        }
        return remarks;
    }

    /** {@code 3 runs: cannot be read, for example runs/a, runs/b}. */
    public static String leftOut(LeftOut leftOut) {
        String runs =
                MetricText.count(leftOut.count()) + ": " + leftOut.reason().words();
        return leftOut.examples().isEmpty()
                ? runs
                : runs
                        + (leftOut.count() > leftOut.examples().size() ? ", for example " : ", ")
                        + String.join(", ", leftOut.examples());
    }

    private static String value(double value, String unit) {
        return unit.isEmpty() ? MetricText.of(value, "count") : MetricText.of(value, unit);
    }

    private static String change(Interval change, Scale scale, String unit) {
        return signed(change.best(), scale, unit) + " (" + signed(change.low(), scale, unit) + " to "
                + signed(change.high(), scale, unit) + ")";
    }

    private static String signed(double change, Scale scale, String unit) {
        String text = scale == Scale.RATIO ? MetricText.percent(change) : value(change, unit);
        return change > 0 ? "+" + text : text;
    }
}

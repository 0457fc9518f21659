package dev.headroom.reader.load.internal;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The fold of a log with one row for each request, in whole milliseconds from the send. Memory does not grow with the
 * rows. Not thread-safe.
 */
public final class RequestRows {

    private static final long MILLI = 1_000_000;
    private static final long LONGEST_MILLIS = Duration.ofDays(365).toMillis();
    /** The year 2200: with it the longest window still fits into nanoseconds. */
    private static final long LATEST_MILLIS = 7_258_118_400_000L;

    private static final int MOST_NAMES = 1_000;
    private static final int MOST_KINDS = 100;
    private static final String OTHER = "other";

    private final DurationHistogram successful = new DurationHistogram();
    private final DurationHistogram failed = new DurationHistogram();
    private final Map<String, Long> errors = new TreeMap<>();
    private final Set<String> names = new HashSet<>();
    private final List<String> notes = new ArrayList<>();
    private long firstStartMillis = Long.MAX_VALUE;
    private long lastEndMillis = Long.MIN_VALUE;
    private long skipped;
    private String firstSkipped = "";

    /**
     * Counts one request.
     *
     * @param failure its kind; empty where it succeeded
     */
    public void add(String name, long startMillis, long elapsedMillis, String failure, String place) {
        if (elapsedMillis < 0 || elapsedMillis > LONGEST_MILLIS || startMillis < 0 || startMillis > LATEST_MILLIS) {
            skip(place, "its times make no sense");
            return;
        }
        (failure.isEmpty() ? successful : failed).recordNanos(elapsedMillis * MILLI);
        if (!failure.isEmpty()) {
            String kind = errors.containsKey(failure) || errors.size() < MOST_KINDS ? failure : OTHER;
            errors.merge(kind, 1L, Long::sum);
        }
        if (names.size() < MOST_NAMES) {
            names.add(name);
        }
        firstStartMillis = Math.min(firstStartMillis, startMillis);
        lastEndMillis = Math.max(lastEndMillis, startMillis + elapsedMillis);
    }

    /** Leaves a row out, which a note will say. */
    public void skip(String place, String reason) {
        if (skipped++ == 0) {
            firstSkipped = place + ": " + reason;
        }
    }

    /** A sentence for whoever reads the numbers. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    public boolean isEmpty() {
        return successful.isEmpty() && failed.isEmpty();
    }

    /** What the rows say together; there must be some. */
    public ReportedLoad toLoad(String tool, String target, LoadModel model, OptionalLong users) {
        DurationHistogram all = successful.plus(failed);
        List<ReportedTimes> times = new ArrayList<>();
        times.add(ReportedTimes.of(TimeKind.SERVICE_TIME, Population.ALL, all, MILLI));
        times.add(ReportedTimes.of(TimeKind.SERVICE_TIME, Population.SUCCESSFUL, successful, MILLI));
        times.add(ReportedTimes.of(TimeKind.SERVICE_TIME, Population.FAILED, failed, MILLI));
        if (names.size() > 1) {
            note("It holds requests of " + (names.size() < MOST_NAMES ? names.size() : "over " + MOST_NAMES)
                    + " names; their times are taken together.");
        }
        if (skipped > 0) {
            note(skipped + (skipped == 1 ? " row was" : " rows were") + " left out, the first at " + firstSkipped
                    + ".");
        }
        Duration window = Duration.ofMillis(Math.max(0, lastEndMillis - firstStartMillis));
        return new ReportedLoad(
                tool,
                target,
                model,
                users,
                window.isZero() ? OptionalDouble.empty() : OptionalDouble.of(all.count() * 1e9 / window.toNanos()),
                window,
                OptionalLong.of(all.count()),
                OptionalLong.of(failed.count()),
                errors,
                times,
                ReportedLoad.WarmupPart.INCLUDED,
                null,
                notes);
    }
}

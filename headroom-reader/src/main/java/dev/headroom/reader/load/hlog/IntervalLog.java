package dev.headroom.reader.load.hlog;

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
import org.jspecify.annotations.Nullable;

/**
 * An interval log, taken line by line: {@code [Tag=NAME,]start,length,max,histogram}, with times in seconds.
 *
 * <p>The format does not say what a histogram counts. Its maximum is also printed in a column, by custom in milliseconds,
 * and the ratio of the two tells the unit. Headroom's own logs say what their tags mean; of others, all are added up.
 */
final class IntervalLog {

    private static final String TAG = "Tag=";
    private static final int COLUMNS = 4;
    private static final int MOST_TAGS = 10_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double LONGEST_SECONDS = 1e10;

    /** The tags of Headroom's logs for what is not an endpoint's response times. */
    private static final String SERVICE_TIME_TAG = "<service-time>";

    private static final String ANY_OTHER_TAG = "<";

    private final DurationHistogram times = new DurationHistogram();
    private final DurationHistogram serviceTimes = new DurationHistogram();
    private final Set<String> tags = new HashSet<>();
    private boolean ours;
    private double nanosPerUnit;
    private boolean unitKnown;
    private double firstSecond = Double.POSITIVE_INFINITY;
    private double lastSecond = Double.NEGATIVE_INFINITY;

    /** Takes the next line; false where it is damaged. */
    boolean take(String line) {
        if (line.startsWith("#")) {
            ours |= line.startsWith("#[Headroom");
            return true;
        }
        if (line.isBlank() || line.startsWith("\"StartTimestamp\"")) {
            return true;
        }
        String tag = "";
        String rest = line;
        if (line.startsWith(TAG)) {
            int comma = line.indexOf(',');
            if (comma < 0) {
                return false;
            }
            tag = line.substring(TAG.length(), comma);
            rest = line.substring(comma + 1);
        }
        String[] columns = rest.split("[ ,]", COLUMNS);
        return columns.length == COLUMNS && interval(tag, columns);
    }

    private boolean interval(String tag, String[] columns) {
        double start = number(columns[0]);
        double length = number(columns[1]);
        double max = number(columns[2]);
        if (!(start >= 0 && start < LONGEST_SECONDS && length >= 0 && length < LONGEST_SECONDS && max >= 0)) {
            return false;
        }
        DurationHistogram histogram = histogram(columns[3].strip(), max);
        if (histogram == null) {
            return false;
        }
        if (tags.size() < MOST_TAGS) {
            tags.add(tag);
        }
        if (ours && tag.startsWith(SERVICE_TIME_TAG)) {
            serviceTimes.add(histogram);
        } else if (!(ours && tag.startsWith(ANY_OTHER_TAG))) {
            times.add(histogram);
            firstSecond = Math.min(firstSecond, start);
            lastSecond = Math.max(lastSecond, start + length);
        }
        return true;
    }

    private @Nullable DurationHistogram histogram(String payload, double printedMax) {
        try {
            if (!unitKnown) {
                DurationHistogram raw = DurationHistogram.ofCompressed(payload, 1);
                if (raw.isEmpty() || printedMax == 0) {
                    return raw;
                }
                nanosPerUnit = unit(raw.maxNanos() / printedMax);
                unitKnown = true;
            }
            return DurationHistogram.ofCompressed(payload, nanosPerUnit);
        } catch (IllegalArgumentException damaged) {
            return null;
        }
    }

    /** How many nanoseconds one count's unit is, from how many of them make a printed millisecond. */
    private static double unit(double perMilli) {
        double exact = NANOS_PER_MILLI / perMilli;
        double nearest = Math.pow(10, Math.round(Math.log10(exact)));
        // Within the histogram's own precision of a whole power of ten, or else the column has some other meaning.
        return Math.abs(exact / nearest - 1) < 0.02 && nearest >= 1 && nearest <= 1e9 ? nearest : 1;
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    ReportedLoad toLoad() {
        List<String> notes = new ArrayList<>();
        notes.add("A log holds no errors, and not what the load was.");
        TimeKind kind = ours ? TimeKind.RESPONSE_TIME : TimeKind.UNKNOWN;
        Population population = ours ? Population.SUCCESSFUL : Population.UNKNOWN;
        if (!ours) {
            notes.add("Its values are taken as " + unitName() + ", which is how its maxima are printed.");
            if (tags.size() > 1) {
                notes.add("It holds " + tags.size() + " tags, which are added up.");
            }
        }
        List<ReportedTimes> all = new ArrayList<>();
        long resolution = Math.max(1, Math.round(nanosPerUnit));
        all.add(ReportedTimes.of(kind, population, times, resolution));
        if (!serviceTimes.isEmpty()) {
            all.add(ReportedTimes.of(TimeKind.SERVICE_TIME, population, serviceTimes, resolution));
        }
        double seconds = lastSecond - firstSecond;
        return new ReportedLoad(
                ours ? "Headroom interval log" : "HdrHistogram interval log",
                "",
                LoadModel.unknown(),
                OptionalLong.empty(),
                seconds > 0 ? OptionalDouble.of(times.count() / seconds) : OptionalDouble.empty(),
                seconds > 0 ? Duration.ofNanos(Math.round(seconds * 1e9)) : null,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(),
                all,
                ReportedLoad.WarmupPart.UNKNOWN,
                null,
                notes);
    }

    private String unitName() {
        return nanosPerUnit >= 1e9 ? "seconds" : nanosPerUnit >= 1e6 ? "ms" : nanosPerUnit >= 1e3 ? "µs" : "ns";
    }

    private static double number(String text) {
        try {
            return text.length() > 40 ? Double.NaN : Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}

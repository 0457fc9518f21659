package dev.headroom.reader.load.wrk;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One table of percentiles, with the detailed spectrum that wrk2 prints below it: value in milliseconds, share, cumulative
 * count. The spectrum's steps stand for a histogram, each count at its step's upper end.
 */
final class WrkDistribution {

    private static final Pattern PERCENTILE = Pattern.compile("\\s*([0-9]{1,3}(?:\\.[0-9]{1,5})?)%\\s+(\\S+)\\s*");
    private static final Pattern STEP = Pattern.compile(
            "\\s*([0-9]{1,12}\\.[0-9]{1,6})\\s+([01]\\.[0-9]{6})\\s+([0-9]{1,18})\\s+(?:[0-9.]{1,20}|inf)\\s*");
    private static final Pattern MEAN = Pattern.compile("#\\[Mean\\s+=\\s+([0-9.]{1,20}),.*");
    private static final Pattern MAX = Pattern.compile("#\\[Max\\s+=\\s+([0-9.]{1,20}),.*");

    private final boolean uncorrected;
    private final TreeMap<Percentile, Long> percentiles = new TreeMap<>();
    private final DurationHistogram spectrum = new DurationHistogram();
    private long counted;
    private OptionalDouble meanNanos = OptionalDouble.empty();
    private OptionalLong maxNanos = OptionalLong.empty();

    WrkDistribution(boolean uncorrected) {
        this.uncorrected = uncorrected;
    }

    boolean isUncorrected() {
        return uncorrected;
    }

    /** Takes a line of this table; false where it is none. */
    boolean take(String line) {
        Matcher matcher = PERCENTILE.matcher(line);
        if (matcher.matches()) {
            return percentile(matcher.group(1), matcher.group(2));
        }
        matcher = STEP.matcher(line);
        if (matcher.matches()) {
            return step(matcher);
        }
        matcher = MEAN.matcher(line);
        if (matcher.matches()) {
            OptionalDouble millis = WrkUnits.number(matcher.group(1));
            meanNanos = millis.isPresent() ? OptionalDouble.of(millis.getAsDouble() * 1e6) : OptionalDouble.empty();
            return true;
        }
        matcher = MAX.matcher(line);
        if (matcher.matches()) {
            OptionalDouble millis = WrkUnits.number(matcher.group(1));
            maxNanos =
                    millis.isPresent() ? OptionalLong.of(Math.round(millis.getAsDouble() * 1e6)) : OptionalLong.empty();
            return true;
        }
        return line.isBlank()
                || line.startsWith("#[")
                || line.startsWith("---")
                || line.contains("Percentile spectrum")
                || line.contains("1/(1-Percentile)");
    }

    ReportedTimes toTimes(
            TimeKind kind,
            Population population,
            OptionalLong requests,
            OptionalDouble meanOfThreads,
            OptionalLong maxOfThreads) {
        boolean detailed = !spectrum.isEmpty();
        NavigableMap<Percentile, Long> all = new TreeMap<>(percentiles);
        if (detailed) {
            // Only the values that the table itself leaves out.
            ReportedTimes.SHOWN.forEach(each -> all.putIfAbsent(each, between(each)));
        }
        return new ReportedTimes(
                kind,
                population,
                detailed ? OptionalLong.of(counted) : requests,
                all,
                meanNanos.isPresent() ? meanNanos : meanOfThreads,
                maxNanos.isPresent() ? maxNanos : maxOfThreads,
                1_000,
                detailed ? spectrum : null);
    }

    private long between(Percentile percentile) {
        var below = percentiles.floorEntry(percentile);
        var above = percentiles.ceilingEntry(percentile);
        long value = spectrum.nanosAt(percentile);
        value = below == null ? value : Math.max(value, below.getValue());
        return above == null ? value : Math.min(value, above.getValue());
    }

    private boolean percentile(String rank, String time) {
        double percent = Double.parseDouble(rank);
        OptionalDouble nanos = WrkUnits.nanos(time);
        if (!(percent > 0 && percent <= 100) || nanos.isEmpty()) {
            return false;
        }
        percentiles.put(new Percentile(percent), Math.round(nanos.getAsDouble()));
        return true;
    }

    private boolean step(Matcher matcher) {
        long cumulative = Long.parseLong(matcher.group(3));
        OptionalDouble millis = WrkUnits.number(matcher.group(1));
        if (cumulative < counted || millis.isEmpty()) {
            return false;
        }
        spectrum.recordNanos(Math.round(millis.getAsDouble() * 1e6), cumulative - counted);
        counted = cumulative;
        return true;
    }
}

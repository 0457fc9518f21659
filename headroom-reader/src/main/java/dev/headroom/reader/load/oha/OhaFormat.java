package dev.headroom.reader.load.oha;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.internal.Probe;
import dev.headroom.reader.load.internal.JsonValue;
import dev.headroom.reader.load.internal.LoadFormat;
import dev.headroom.reader.streaming.JsonShape;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The JSON of oha: a summary in seconds, percentiles, and how often each status and each error came. */
public final class OhaFormat implements LoadFormat {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long RESOLUTION_NANOS = 1_000;
    private static final Pattern PERCENTILE = Pattern.compile("p([0-9]{1,3}(?:\\.[0-9]{1,9})?)");
    private static final int FIRST_BAD_STATUS = 400;
    private static final int MOST_KINDS = 100;
    /** What oha calls a request that the end of the test cut off. */
    private static final String CUT_OFF = "aborted due to deadline";

    @Override
    public String name() {
        return "oha JSON";
    }

    @Override
    public boolean recognises(Probe probe) {
        JsonShape shape = JsonShape.of(probe);
        return shape.has("summary.requestsPerSec") || shape.has("latencyPercentiles.p50");
    }

    @Override
    public ReportedLoad read(StreamSource source) throws IOException {
        JsonValue root = JsonValue.readAll(source);
        JsonValue summary = root.at("summary");
        Map<String, Long> errors = new TreeMap<>();
        long answered = 0;
        for (Map.Entry<String, JsonValue> status :
                root.at("statusCodeDistribution").fields().entrySet()) {
            long count = status.getValue().requireCount();
            answered += count;
            if (isBad(status.getKey())) {
                merge(errors, "status " + status.getKey(), count);
            }
        }
        long bad = sum(errors);
        for (Map.Entry<String, JsonValue> error :
                root.at("errorDistribution").fields().entrySet()) {
            if (!error.getKey().equals(CUT_OFF)) {
                merge(errors, error.getKey(), error.getValue().requireCount());
            }
        }
        return new ReportedLoad(
                "oha",
                "",
                LoadModel.unknown(),
                OptionalLong.empty(),
                OptionalDouble.of(summary.at("requestsPerSec").requireNumber()),
                Duration.ofNanos(nanos(summary.at("total"))),
                OptionalLong.of(answered + sum(errors) - bad),
                OptionalLong.of(sum(errors)),
                errors,
                List.of(times(root, bad == 0 ? Population.SUCCESSFUL : Population.ALL, answered)),
                ReportedLoad.WarmupPart.INCLUDED,
                null,
                List.of(
                        "oha counts from the send unless it ran with --latency-correction, which its file does not tell.",
                        "Its file tells neither connections nor whether a rate was set with -q."));
    }

    private static ReportedTimes times(JsonValue root, Population population, long answered)
            throws MalformedRecordingException {
        TreeMap<Percentile, Long> percentiles = new TreeMap<>();
        for (Map.Entry<String, JsonValue> value :
                root.at("latencyPercentiles").fields().entrySet()) {
            Matcher matcher = PERCENTILE.matcher(value.getKey());
            double rank = matcher.matches() ? Double.parseDouble(matcher.group(1)) : 0;
            // A percentile of nothing is null.
            if (rank > 0 && rank <= 100 && !value.getValue().isMissing()) {
                percentiles.put(new Percentile(rank), nanos(value.getValue()));
            }
        }
        JsonValue summary = root.at("summary");
        return new ReportedTimes(
                TimeKind.SERVICE_TIME,
                population,
                OptionalLong.of(answered),
                percentiles,
                summary.at("average").isMissing()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(nanos(summary.at("average"))),
                summary.at("slowest").isMissing()
                        ? OptionalLong.empty()
                        : OptionalLong.of(nanos(summary.at("slowest"))),
                RESOLUTION_NANOS,
                null);
    }

    private static boolean isBad(String status) {
        try {
            return Integer.parseInt(status) >= FIRST_BAD_STATUS;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static void merge(Map<String, Long> errors, String kind, long count) {
        if (count > 0) {
            errors.merge(errors.size() < MOST_KINDS ? kind : "other", count, Long::sum);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long nanos(JsonValue seconds) throws MalformedRecordingException {
        double nanos = seconds.requireNumber() * NANOS_PER_SECOND;
        if (!(nanos >= 0 && nanos < Long.MAX_VALUE / 2.0)) {
            throw seconds.malformed("is no time");
        }
        return Math.round(nanos);
    }
}

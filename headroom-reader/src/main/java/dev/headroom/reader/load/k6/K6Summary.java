package dev.headroom.reader.load.k6;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.load.internal.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One summary. {@code --summary-export} writes a metric's values into the metric, {@code handleSummary} into {@code values}
 * below it; both count time in milliseconds, from the send, connecting left out.
 *
 * @param root of the file
 */
record K6Summary(JsonValue root) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final long RESOLUTION_NANOS = 1_000;
    private static final Pattern PERCENTILE = Pattern.compile("p\\(([0-9]{1,3}(?:\\.[0-9]{1,9})?)\\)");
    private static final String DURATION = "http_req_duration";

    ReportedLoad toLoad() throws MalformedRecordingException {
        JsonValue all = metric(DURATION);
        if (all.fields().isEmpty()) {
            throw root.at("metrics").at(DURATION).malformed("is missing: the script sent no HTTP request");
        }
        OptionalLong requests = metric("http_reqs").at("count").count();
        OptionalLong failed = failed();
        List<ReportedTimes> times = new ArrayList<>();
        Population population = failed.isPresent() && failed.getAsLong() == 0 ? Population.SUCCESSFUL : Population.ALL;
        times.add(times(all, population, requests));
        JsonValue expected = metric(DURATION + "{expected_response:true}");
        if (!expected.fields().isEmpty() && population == Population.ALL) {
            times.add(times(expected, Population.SUCCESSFUL, successful(requests, failed)));
        }
        OptionalLong dropped = metric("dropped_iterations").at("count").count();
        return new ReportedLoad(
                "k6",
                "",
                dropped.isPresent()
                        ? new LoadModel(LoadModel.Kind.OPEN, "", OptionalDouble.empty(), OptionalLong.empty())
                        : LoadModel.unknown(),
                users(),
                metric("http_reqs").at("rate").number(),
                window(requests).orElse(null),
                requests,
                failed,
                failed.isPresent() && failed.getAsLong() > 0 ? Map.of("failed", failed.getAsLong()) : Map.of(),
                times,
                ReportedLoad.WarmupPart.INCLUDED,
                null,
                notes(dropped));
    }

    private List<String> notes(OptionalLong dropped) {
        List<String> notes = new ArrayList<>();
        dropped.ifPresent(
                count -> notes.add(
                        "k6 never started " + count
                                + " iterations that its schedule wanted, because no virtual user was free; they are in no percentile."));
        if (dropped.isEmpty()) {
            notes.add(
                    "A summary of k6 does not say which executor ran: without dropped iterations it is either a closed"
                            + " model or an open one that kept up.");
        }
        return notes;
    }

    private JsonValue metric(String name) {
        JsonValue metric = root.at("metrics").at(name);
        JsonValue values = metric.at("values");
        return values.isMissing() ? metric : values;
    }

    /** In this metric k6 counts a failed request as a pass: the rate is that of failures. */
    private OptionalLong failed() {
        return metric("http_req_failed").at("passes").count();
    }

    private static OptionalLong successful(OptionalLong requests, OptionalLong failed) {
        return requests.isPresent() && failed.isPresent() && requests.getAsLong() >= failed.getAsLong()
                ? OptionalLong.of(requests.getAsLong() - failed.getAsLong())
                : OptionalLong.empty();
    }

    private OptionalLong users() {
        OptionalLong most = metric("vus_max").at("max").count();
        return most.isPresent() ? most : metric("vus").at("max").count();
    }

    private Optional<Duration> window(OptionalLong requests) {
        OptionalDouble millis = root.at("state").at("testRunDurationMs").number();
        OptionalDouble rate = metric("http_reqs").at("rate").number();
        double nanos = millis.isPresent()
                ? millis.getAsDouble() * NANOS_PER_MILLI
                : rate.orElse(0) > 0 && requests.isPresent() ? requests.getAsLong() * 1e9 / rate.getAsDouble() : 0;
        return nanos > 0 && nanos < Long.MAX_VALUE / 2.0
                ? Optional.of(Duration.ofNanos(Math.round(nanos)))
                : Optional.empty();
    }

    private static ReportedTimes times(JsonValue trend, Population population, OptionalLong count)
            throws MalformedRecordingException {
        TreeMap<Percentile, Long> percentiles = new TreeMap<>();
        for (Map.Entry<String, JsonValue> value : trend.fields().entrySet()) {
            Optional<Percentile> percentile = percentile(value.getKey());
            if (percentile.isPresent()) {
                percentiles.put(percentile.get(), nanos(value.getValue()));
            }
        }
        JsonValue mean = trend.at("avg");
        JsonValue max = trend.at("max");
        OptionalLong counted = trend.at("count").count();
        return new ReportedTimes(
                TimeKind.SERVICE_TIME,
                population,
                counted.isPresent() ? counted : count,
                percentiles,
                mean.isMissing() ? OptionalDouble.empty() : OptionalDouble.of(nanos(mean)),
                max.isMissing() ? OptionalLong.empty() : OptionalLong.of(nanos(max)),
                RESOLUTION_NANOS,
                null);
    }

    private static Optional<Percentile> percentile(String name) {
        if (name.equals("med")) {
            return Optional.of(Percentile.P50);
        }
        Matcher matcher = PERCENTILE.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double rank = Double.parseDouble(matcher.group(1));
        return rank > 0 && rank <= 100 ? Optional.of(new Percentile(rank)) : Optional.empty();
    }

    private static long nanos(JsonValue millis) throws MalformedRecordingException {
        double nanos = millis.requireNumber() * NANOS_PER_MILLI;
        if (!(nanos >= 0 && nanos < Long.MAX_VALUE / 2.0)) {
            throw millis.malformed("is no time");
        }
        return Math.round(nanos);
    }
}

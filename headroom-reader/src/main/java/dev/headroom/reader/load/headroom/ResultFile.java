package dev.headroom.reader.load.headroom;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.load.GeneratorRun;
import dev.headroom.measure.load.MeasuredEndpoint;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.load.internal.JsonValue;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A result of {@code headroom load} that was kept with its histograms. */
public final class ResultFile {

    /** What to do where there are none. */
    public static final String HOW_TO_KEEP = "Keep results with headroom load … --out FILE.";

    /** What was spoken where a result does not say: nothing else could be. */
    private static final String BEFORE_PROTOCOLS = "HTTP/1.1";

    /** Later than this, a window would not fit into nanoseconds. */
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private ResultFile() {}

    /** Reads all of it, which a merge needs. */
    public static MeasuredLoad read(StreamSource source) throws IOException {
        JsonValue root = JsonValue.readAll(source);
        if (root.at("histograms").isMissing()) {
            throw new UnsupportedFormatException(
                    source.input().file(),
                    "histograms",
                    "is missing: percentiles cannot be merged, only histograms can",
                    HOW_TO_KEEP);
        }
        return read(root);
    }

    static MeasuredLoad read(JsonValue root) throws MalformedRecordingException {
        var contract = new LoadContract(root);
        contract.requireVersion();
        JsonValue histograms = root.at("histograms");
        List<GeneratorRun> generators = new ArrayList<>();
        for (JsonValue generator : root.at("generators").elements()) {
            generators.add(generator(generator));
        }
        return new MeasuredLoad(
                root.at("target").requireText(),
                root.at("protocol").text().orElse(BEFORE_PROTOCOLS),
                contract.model(),
                root.at("connections").requireCount(),
                Duration.ofNanos(root.at("warmupNanos").requireCount()),
                Duration.ofNanos(root.at("timeoutNanos").requireCount()),
                generators,
                endpoints(root, histograms),
                histogram(histograms.at("lateness")),
                histogram(histograms.at("connectionWaits")),
                LoadContract.selfCheck(root.at("selfCheck")));
    }

    private static GeneratorRun generator(JsonValue generator) throws MalformedRecordingException {
        return new GeneratorRun(
                generator.at("id").requireText(),
                generator.at("host").requireText(),
                generator.at("version").requireText(),
                instant(generator.at("started")),
                Duration.ofNanos(generator.at("windowNanos").requireCount()),
                generator.at("complete").requireText().equals("true"),
                generator.at("requests").requireCount(),
                LoadContract.selfCheck(generator.at("selfCheck")));
    }

    private static List<MeasuredEndpoint> endpoints(JsonValue root, JsonValue histograms)
            throws MalformedRecordingException {
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        for (JsonValue endpoint : histograms.at("endpoints").elements()) {
            kept.put(endpoint.at("name").requireText(), endpoint);
        }
        List<MeasuredEndpoint> endpoints = new ArrayList<>();
        for (JsonValue endpoint : root.at("endpoints").elements()) {
            String name = endpoint.at("name").requireText();
            JsonValue times = kept.get(name);
            if (times == null) {
                throw endpoint.malformed("has no histograms");
            }
            endpoints.add(endpoint(name, endpoint, times));
        }
        return endpoints;
    }

    private static MeasuredEndpoint endpoint(String name, JsonValue endpoint, JsonValue times)
            throws MalformedRecordingException {
        Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
        for (Map.Entry<String, JsonValue> kind :
                endpoint.at("errorsByKind").fields().entrySet()) {
            errors.put(outcome(kind.getKey(), kind.getValue()), kind.getValue().requireCount());
        }
        var measured = new MeasuredEndpoint(
                name,
                endpoint.at("requests").requireCount(),
                errors,
                histogram(times.at("responseTime")),
                histogram(times.at("serviceTime")));
        if (measured.responseTimes().count() + measured.summary().errors() > measured.requests()) {
            throw endpoint.malformed("has more answers than requests");
        }
        return measured;
    }

    private static RequestOutcome outcome(String id, JsonValue place) throws MalformedRecordingException {
        for (RequestOutcome outcome : RequestOutcome.values()) {
            if (outcome.isError() && outcome.id().equals(id)) {
                return outcome;
            }
        }
        throw place.malformed("is no kind of error that this Headroom knows");
    }

    private static DurationHistogram histogram(JsonValue text) throws MalformedRecordingException {
        try {
            return DurationHistogram.ofCompressed(text.requireText(), 1);
        } catch (IllegalArgumentException e) {
            throw text.malformed("is no histogram (" + e.getMessage() + ")");
        }
    }

    private static Instant instant(JsonValue text) throws MalformedRecordingException {
        try {
            Instant instant = Instant.parse(text.requireText());
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw text.malformed("is no instant such as 2026-01-31T12:00:00Z");
        }
        throw text.malformed("is no time at which a load can have run");
    }
}

package dev.headroom.reader.load.headroom;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedLoad.WarmupPart;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.load.internal.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The fields that {@code headroom load --format json} prints. Those that came later may be missing.
 *
 * @param root of the file
 */
record LoadContract(JsonValue root) {

    private static final int SCHEMA_VERSION = 1;

    ReportedLoad toLoad() throws MalformedRecordingException {
        requireVersion();
        SelfCheck check = selfCheck(root.at("selfCheck"));
        Map<String, Long> errors = new TreeMap<>();
        for (JsonValue endpoint : root.at("endpoints").elements()) {
            for (Map.Entry<String, JsonValue> kind :
                    endpoint.at("errorsByKind").fields().entrySet()) {
                errors.merge(kind.getKey(), kind.getValue().requireCount(), Long::sum);
            }
        }
        OptionalLong warmup = root.at("warmupNanos").count();
        OptionalLong window = root.at("windowNanos").count();
        List<ReportedTimes> times = new ArrayList<>();
        if (model().kind() != LoadModel.Kind.CLOSED) {
            times.add(times(TimeKind.RESPONSE_TIME, root.at("responseTime")));
        }
        times.add(times(TimeKind.SERVICE_TIME, root.at("serviceTime")));
        return new ReportedLoad(
                "Headroom",
                root.at("target").text().orElse(""),
                model(),
                root.at("connections").count(),
                root.at("rate").at("achieved").number(),
                window.isPresent() ? Duration.ofNanos(window.getAsLong()) : null,
                OptionalLong.of(root.at("requests").requireCount()),
                OptionalLong.of(root.at("errors").requireCount()),
                errors,
                times,
                warmup.isEmpty()
                        ? WarmupPart.UNKNOWN
                        : warmup.getAsLong() > 0 ? WarmupPart.EXCLUDED : WarmupPart.INCLUDED,
                check,
                List.of("Only a result kept with --out holds the histograms that intervals are read from."));
    }

    void requireVersion() throws MalformedRecordingException {
        if (root.at("schemaVersion").requireCount() > SCHEMA_VERSION) {
            throw root.at("schemaVersion").malformed("is newer than this Headroom reads");
        }
    }

    LoadModel model() throws MalformedRecordingException {
        JsonValue model = root.at("model");
        if (model.isMissing()) {
            return LoadModel.unknown();
        }
        LoadModel.Kind kind =
                switch (model.at("kind").requireText()) {
                    case "open" -> LoadModel.Kind.OPEN;
                    case "closed" -> LoadModel.Kind.CLOSED;
                    default -> LoadModel.Kind.UNKNOWN;
                };
        return new LoadModel(
                kind,
                model.at("arrivals").text().orElse(""),
                model.at("ratePerSecond").number(),
                model.at("users").count());
    }

    static SelfCheck selfCheck(JsonValue check) throws MalformedRecordingException {
        String id = check.at("verdict").requireText();
        for (SelfCheck.Verdict verdict : SelfCheck.Verdict.values()) {
            if (verdict.id().equals(id)) {
                List<String> reasons = new ArrayList<>();
                for (JsonValue reason : check.at("reasons").elements()) {
                    reasons.add(reason.requireText());
                }
                return new SelfCheck(
                        verdict,
                        check.at("rate").at("intended").number().orElse(Double.NaN),
                        check.at("rate").at("achieved").number().orElse(Double.NaN),
                        summary(check.at("lateness")),
                        check.at("generatorCpuShare").number().orElse(Double.NaN),
                        check.at("generatorGcNanos").count().orElse(0),
                        summary(check.at("hostHiccup")),
                        reasons);
            }
        }
        throw check.at("verdict").malformed("is none that this Headroom knows");
    }

    static PercentileSummary summary(JsonValue times) throws MalformedRecordingException {
        long count = times.at("count").requireCount();
        return count == 0
                ? PercentileSummary.empty()
                : new PercentileSummary(
                        count,
                        times.at("p50").requireCount(),
                        times.at("p95").requireCount(),
                        times.at("p99").requireCount(),
                        times.at("p99_9").requireCount(),
                        times.at("max").requireCount());
    }

    private static ReportedTimes times(TimeKind kind, JsonValue times) throws MalformedRecordingException {
        PercentileSummary summary = summary(times);
        if (summary.count() == 0) {
            return ReportedTimes.of(kind, Population.SUCCESSFUL, new DurationHistogram(), 1);
        }
        TreeMap<Percentile, Long> percentiles = new TreeMap<>();
        ReportedTimes.SHOWN.forEach(each -> percentiles.put(each, summary.nanosAt(each)));
        return new ReportedTimes(
                kind,
                Population.SUCCESSFUL,
                OptionalLong.of(summary.count()),
                percentiles,
                OptionalDouble.empty(),
                OptionalLong.of(summary.maxNanos()),
                1,
                null);
    }
}

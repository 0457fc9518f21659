package dev.headroom.report.json;

import dev.headroom.gate.GateKind;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.Environment;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.Commit;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.StoredRun.FindingKey;
import dev.headroom.report.UnreadableRunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the measured part of {@code run.json}; {@link MeasurementJson} is its mirror. */
final class MeasurementReader {

    private MeasurementReader() {}

    /** The whole of it, with the findings of a file that need not be there. */
    static StoredRun read(JsonPlace run, Path findings) throws UnreadableRunException {
        return read(run, FindingsReader.keys(findings), seen(run, findings));
    }

    /** Without its findings. */
    static StoredRun read(JsonPlace run) throws UnreadableRunException {
        return read(run, List.of(), SeenFindings.notLookedFor());
    }

    private static StoredRun read(JsonPlace run, List<FindingKey> keys, SeenFindings seen)
            throws UnreadableRunException {
        if (!run.has("id") && run.has("reason") && !run.truth("complete")) {
            throw run.fail("complete", "is false and nothing was measured: " + run.text("reason"));
        }
        List<EndpointMeasurement> endpoints = new ArrayList<>();
        for (JsonPlace endpoint : run.objects("endpoints")) {
            endpoints.add(endpoint(endpoint));
        }
        var measurement = new RunMeasurement(
                run.text("id"),
                instant(run, "started"),
                Duration.ofNanos(run.whole("windowNanos")),
                run.truth("complete"),
                environment(run.object("environment")),
                endpoints,
                instance(run.object("instance")),
                selfCheck(run.object("selfCheck")),
                commit(run));
        return new StoredRun(
                measurement,
                choice(run, "verdict", Verdict.values(), Verdict::id),
                run.text("config"),
                keys,
                seen,
                errorBudgetsKept(run));
    }

    /** What was found, where there was a profile to find it in. */
    private static SeenFindings seen(JsonPlace run, Path findings) throws UnreadableRunException {
        boolean looked = Files.exists(findings)
                && run.has("profiler")
                && !run.text("profiler").equals(RunReport.NO_PROFILER);
        return looked ? FindingsReader.seen(findings) : SeenFindings.notLookedFor();
    }

    private static Set<String> errorBudgetsKept(JsonPlace run) throws UnreadableRunException {
        Set<String> kept = new HashSet<>();
        for (JsonPlace gate : run.has("gates") ? run.objects("gates") : List.<JsonPlace>of()) {
            boolean ofErrors = gate.text("kind").equals(GateKind.BUDGET.id())
                    && gate.text("metric").equals(Metric.ERRORS.id());
            if (ofErrors && gate.text("verdict").equals(Verdict.PASS.id())) {
                kept.add(gate.text("subject"));
            }
        }
        return kept;
    }

    /** Runs of an earlier Headroom have none. */
    private static Optional<Commit> commit(JsonPlace run) throws UnreadableRunException {
        if (!run.has("commit")) {
            return Optional.empty();
        }
        JsonPlace commit = run.object("commit");
        String id = commit.text("id");
        if (!Commit.isId(id)) {
            throw commit.fail("id", "is no name of a commit");
        }
        return Optional.of(new Commit(id, commit.truth("dirty")));
    }

    private static Instant instant(JsonPlace place, String field) throws UnreadableRunException {
        try {
            return Instant.parse(place.text(field));
        } catch (DateTimeException e) {
            throw place.fail(field, "is no instant such as 2026-01-31T12:00:00Z");
        }
    }

    static Environment environment(JsonPlace place) throws UnreadableRunException {
        return new Environment(
                place.text("host"),
                place.text("cpuModel"),
                (int) Math.max(0, Math.min(place.whole("cpus"), Integer.MAX_VALUE)),
                place.whole("memoryBytes"),
                place.text("os"),
                place.text("serviceRuntime"),
                place.text("headroomVersion"));
    }

    private static EndpointMeasurement endpoint(JsonPlace place) throws UnreadableRunException {
        Map<RequestOutcome, Long> errors = new EnumMap<>(RequestOutcome.class);
        JsonPlace kinds = place.object("errorsByKind");
        for (String id : kinds.fieldNames()) {
            errors.put(named(kinds, id, id, RequestOutcome.values(), RequestOutcome::id), kinds.whole(id));
        }
        String name = place.text("name");
        long requests = place.whole("requests");
        PercentileSummary responseTime = percentiles(place.object("responseTime"));
        PercentileSummary serviceTime = percentiles(place.object("serviceTime"));
        PerRequest perRequest = perRequest(place.object("perRequest"));
        try {
            return new EndpointMeasurement(name, requests, errors, responseTime, serviceTime, perRequest);
        } catch (IllegalArgumentException e) {
            // The record's own check: numbers that contradict each other were edited, not measured.
            throw place.fail("errorsByKind", "contradicts the requests: " + e.getMessage());
        }
    }

    private static PerRequest perRequest(JsonPlace place) throws UnreadableRunException {
        return new PerRequest(
                place.whole("requestsSeen"),
                place.numberIfKnown("cpuNanos"),
                place.numberIfKnown("allocatedBytes"),
                place.numberIfKnown("sqlQueries"));
    }

    private static PercentileSummary percentiles(JsonPlace place) throws UnreadableRunException {
        long count = place.whole("count");
        if (count == 0) {
            return PercentileSummary.empty();
        }
        long p50 = place.whole("p50");
        long p95 = place.whole("p95");
        long p99 = place.whole("p99");
        long p99_9 = place.whole("p99_9");
        long max = place.whole("max");
        try {
            return new PercentileSummary(count, p50, p95, p99, p99_9, max);
        } catch (IllegalArgumentException e) {
            // As above: the record says what contradicts what.
            throw place.fail("p50", "and its neighbours contradict each other: " + e.getMessage());
        }
    }

    private static InstanceMeasurement instance(JsonPlace place) throws UnreadableRunException {
        return new InstanceMeasurement(
                place.wholeIfKnown("rssPeakBytes"),
                place.wholeIfKnown("heapLiveBytes"),
                place.numberIfKnown("cpuShare"),
                place.wholeIfKnown("gcPauseNanos"),
                place.wholeIfKnown("startupNanos"));
    }

    private static SelfCheck selfCheck(JsonPlace place) throws UnreadableRunException {
        SelfCheck.Verdict verdict = choice(place, "verdict", SelfCheck.Verdict.values(), SelfCheck.Verdict::id);
        List<String> reasons = place.texts("reasons");
        if ((verdict == SelfCheck.Verdict.VALID) != reasons.isEmpty()) {
            throw place.fail("reasons", "contradict the verdict " + verdict.id());
        }
        JsonPlace rate = place.object("rate");
        return new SelfCheck(
                verdict,
                rate.numberIfKnown("intended").orElse(Double.NaN),
                rate.numberIfKnown("achieved").orElse(Double.NaN),
                percentiles(place.object("lateness")),
                place.numberIfKnown("generatorCpuShare").orElse(Double.NaN),
                place.whole("generatorGcNanos"),
                percentiles(place.object("hostHiccup")),
                reasons);
    }

    private static <E extends Enum<E>> E choice(JsonPlace place, String field, E[] choices, Function<E, String> id)
            throws UnreadableRunException {
        return named(place, field, place.text(field), choices, id);
    }

    private static <E extends Enum<E>> E named(
            JsonPlace place, String field, String name, E[] choices, Function<E, String> id)
            throws UnreadableRunException {
        for (E choice : choices) {
            if (id.apply(choice).equals(name)) {
                return choice;
            }
        }
        throw place.fail(
                field,
                "is " + name + ", not one of " + Arrays.stream(choices).map(id).collect(Collectors.joining(", ")));
    }
}

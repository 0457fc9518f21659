package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.SelfCheck;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The measured part of {@code run.json}, field by field; {@link MeasurementReader} is its mirror. */
final class MeasurementJson {

    private MeasurementJson() {}

    static void environment(ObjectNode object, Environment environment) {
        object.put("host", environment.host());
        object.put("cpuModel", environment.cpuModel());
        object.put("cpus", environment.cpus());
        object.put("memoryBytes", environment.memoryBytes());
        object.put("os", environment.os());
        object.put("serviceRuntime", environment.serviceRuntime());
        object.put("headroomVersion", environment.headroomVersion());
    }

    static void endpoints(ArrayNode array, List<EndpointMeasurement> endpoints) {
        for (EndpointMeasurement endpoint : endpoints) {
            ObjectNode object = array.addObject();
            object.put("name", endpoint.name());
            object.put("requests", endpoint.requests());
            object.put("errors", endpoint.errors());
            errorsByKind(object.putObject("errorsByKind"), endpoint.errorsByKind());
            percentiles(object.putObject("responseTime"), endpoint.responseTime());
            percentiles(object.putObject("serviceTime"), endpoint.serviceTime());
            perRequest(object.putObject("perRequest"), endpoint.perRequest());
        }
    }

    private static void errorsByKind(ObjectNode object, Map<RequestOutcome, Long> errors) {
        for (RequestOutcome kind : RequestOutcome.values()) {
            Long count = errors.get(kind);
            if (count != null) {
                object.put(kind.id(), count);
            }
        }
    }

    private static void perRequest(ObjectNode object, PerRequest perRequest) {
        object.put("requestsSeen", perRequest.requestsSeen());
        JsonText.put(object, "cpuNanos", perRequest.cpuNanos());
        JsonText.put(object, "allocatedBytes", perRequest.allocatedBytes());
        JsonText.put(object, "sqlQueries", perRequest.sqlQueries());
    }

    /** Nanoseconds with their count; {@code notBounded} names the percentiles that so few cannot bound. */
    static void percentiles(ObjectNode object, PercentileSummary summary) {
        object.put("count", summary.count());
        nanos(object, "p50", summary, summary.p50Nanos());
        nanos(object, "p95", summary, summary.p95Nanos());
        nanos(object, "p99", summary, summary.p99Nanos());
        nanos(object, "p99_9", summary, summary.p99_9Nanos());
        nanos(object, "max", summary, summary.maxNanos());
        ArrayNode notBounded = object.putArray("notBounded");
        notBounded(notBounded, "p50", summary, Percentile.P50);
        notBounded(notBounded, "p95", summary, Percentile.P95);
        notBounded(notBounded, "p99", summary, Percentile.P99);
        notBounded(notBounded, "p99_9", summary, Percentile.P99_9);
    }

    private static void nanos(ObjectNode object, String field, PercentileSummary summary, long nanos) {
        JsonText.put(object, field, summary.count() == 0 ? OptionalLong.empty() : OptionalLong.of(nanos));
    }

    private static void notBounded(ArrayNode array, String field, PercentileSummary summary, Percentile percentile) {
        if (!summary.bounds(percentile)) {
            array.add(field);
        }
    }

    static void instance(ObjectNode object, InstanceMeasurement instance) {
        JsonText.put(object, "rssPeakBytes", instance.rssPeakBytes());
        JsonText.put(object, "heapLiveBytes", instance.heapLiveBytes());
        JsonText.put(object, "cpuShare", instance.cpuShare());
        JsonText.put(object, "gcPauseNanos", instance.gcPauseNanos());
        JsonText.put(object, "startupNanos", instance.startupNanos());
    }

    static void selfCheck(ObjectNode object, SelfCheck selfCheck) {
        object.put("verdict", selfCheck.verdict().id());
        rate(object.putObject("rate"), selfCheck);
        percentiles(object.putObject("lateness"), selfCheck.lateness());
        JsonText.put(object, "generatorCpuShare", selfCheck.generatorCpuShare());
        object.put("generatorGcNanos", selfCheck.generatorGcNanos());
        percentiles(object.putObject("hostHiccup"), selfCheck.hostHiccup());
        JsonText.put(object, "reasons", selfCheck.reasons());
    }

    static void rate(ObjectNode object, SelfCheck selfCheck) {
        JsonText.put(object, "intended", selfCheck.intendedRate());
        JsonText.put(object, "achieved", selfCheck.achievedRate());
    }
}

package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.gate.GateResult;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.InstanceMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.report.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The measured part of the page's data: the run, its endpoints and its gates. Durations are nanoseconds. */
final class RunFacts {

    private static final List<Percentile> SHOWN =
            List.of(Percentile.P50, Percentile.P95, Percentile.P99, Percentile.P99_9);

    private RunFacts() {}

    static void write(RunReport report, JsonGenerator json) throws IOException {
        RunMeasurement run = report.measurement();
        json.writeObjectFieldStart("run");
        json.writeStringField("id", run.id());
        json.writeStringField("service", report.service());
        json.writeStringField("verdict", report.verdict().id());
        json.writeStringField("started", run.started().toString());
        json.writeNumberField("windowNanos", run.window().toNanos());
        json.writeBooleanField("complete", run.complete());
        json.writeNumberField("requests", run.requests());
        json.writeNumberField("errors", run.errors());
        json.writeStringField("profiler", report.profiler());
        json.writeStringField("config", report.config());
        json.writeStringField("baseline", report.baselineId().orElse(""));
        strings(json, "notes", report.notes());
        environment(run.environment(), json);
        instance(run.instance(), json);
        selfCheck(run.selfCheck(), json);
        json.writeEndObject();
        minimumCounts(json);
        json.writeArrayFieldStart("endpoints");
        for (EndpointMeasurement endpoint : run.endpoints()) {
            endpoint(endpoint, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("gates");
        for (GateResult gate : report.gates()) {
            gate(gate, json);
        }
        json.writeEndArray();
    }

    /** A number, or null where there is none; JSON has no other word for it. */
    static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(name, value);
        } else {
            json.writeNullField(name);
        }
    }

    static void strings(JsonGenerator json, String name, List<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        number(json, name, value.orElse(Double.NaN));
    }

    private static void environment(Environment environment, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("host", environment.host());
        json.writeStringField("cpuModel", environment.cpuModel());
        json.writeNumberField("cpus", environment.cpus());
        json.writeNumberField("memoryBytes", environment.memoryBytes());
        json.writeStringField("os", environment.os());
        json.writeStringField("serviceRuntime", environment.serviceRuntime());
        json.writeStringField("headroomVersion", environment.headroomVersion());
        json.writeEndObject();
    }

    private static void instance(InstanceMeasurement instance, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("instance");
        if (instance.rssPeakBytes().isPresent()) {
            json.writeNumberField("rssPeakBytes", instance.rssPeakBytes().getAsLong());
        }
        if (instance.heapLiveBytes().isPresent()) {
            json.writeNumberField("heapLiveBytes", instance.heapLiveBytes().getAsLong());
        }
        if (instance.gcPauseNanos().isPresent()) {
            json.writeNumberField("gcPauseNanos", instance.gcPauseNanos().getAsLong());
        }
        number(json, "cpuShare", instance.cpuShare());
        json.writeEndObject();
    }

    private static void selfCheck(SelfCheck check, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("selfCheck");
        json.writeStringField("verdict", check.verdict().id());
        number(json, "intendedRate", check.intendedRate());
        number(json, "achievedRate", check.achievedRate());
        number(json, "generatorCpuShare", check.generatorCpuShare());
        json.writeNumberField("generatorGcNanos", check.generatorGcNanos());
        summary("lateness", check.lateness(), json);
        summary("hostHiccup", check.hostHiccup(), json);
        strings(json, "reasons", check.reasons());
        json.writeEndObject();
    }

    private static void minimumCounts(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("minimumCounts");
        for (Percentile percentile : SHOWN) {
            json.writeNumberField(key(percentile), percentile.minimumCount());
        }
        json.writeEndObject();
    }

    private static void endpoint(EndpointMeasurement endpoint, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", endpoint.name());
        json.writeNumberField("requests", endpoint.requests());
        json.writeNumberField("errors", endpoint.errors());
        json.writeObjectFieldStart("errorsByKind");
        for (Map.Entry<RequestOutcome, Long> kind : endpoint.errorsByKind().entrySet()) {
            json.writeNumberField(kind.getKey().id(), kind.getValue());
        }
        json.writeEndObject();
        summary("responseTime", endpoint.responseTime(), json);
        summary("serviceTime", endpoint.serviceTime(), json);
        PerRequest perRequest = endpoint.perRequest();
        json.writeObjectFieldStart("perRequest");
        json.writeNumberField("requestsSeen", perRequest.requestsSeen());
        number(json, "cpuNanos", perRequest.cpuNanos());
        number(json, "allocatedBytes", perRequest.allocatedBytes());
        number(json, "sqlQueries", perRequest.sqlQueries());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void summary(String name, PercentileSummary summary, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("count", summary.count());
        for (Percentile percentile : SHOWN) {
            json.writeNumberField(key(percentile), summary.nanosAt(percentile));
        }
        json.writeNumberField("max", summary.maxNanos());
        json.writeEndObject();
    }

    private static String key(Percentile percentile) {
        return percentile.label().replace('.', '_');
    }

    private static void gate(GateResult gate, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", gate.kind().id());
        json.writeStringField("better", gate.higherIsBetter() ? "higher" : "lower");
        json.writeStringField("subject", gate.subject());
        json.writeStringField("metric", gate.metric());
        json.writeStringField("unit", gate.unit());
        json.writeStringField("expression", gate.expression());
        number(json, "limit", gate.limit());
        number(json, "current", gate.current());
        number(json, "baseline", gate.baseline());
        json.writeStringField("verdict", gate.verdict().id());
        json.writeStringField("reason", gate.reason());
        json.writeEndObject();
    }
}

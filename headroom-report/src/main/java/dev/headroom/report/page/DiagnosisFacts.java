package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.diagnose.AttributionShare;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.HotPath;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.measure.Interval;
import dev.headroom.report.internal.FindingPages;
import java.io.IOException;

/** The explaining part of the page's data: attribution, hot paths, findings and the tail. */
final class DiagnosisFacts {

    private DiagnosisFacts() {}

    static void write(Diagnosis diagnosis, JsonGenerator json) throws IOException {
        RunFacts.strings(json, "diagnosisNotes", diagnosis.notes());
        json.writeArrayFieldStart("attribution");
        for (AttributionShare share : diagnosis.attribution()) {
            json.writeStartObject();
            json.writeStringField("type", share.type().name());
            json.writeNumberField("samples", share.samples());
            json.writeNumberField("onRequestThreads", share.onRequestThreads());
            json.writeNumberField("attributed", share.attributed());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hotPaths");
        for (EndpointDiagnosis endpoint : diagnosis.endpoints()) {
            for (HotPath path : endpoint.hotPaths()) {
                hotPath(endpoint.endpoint(), path, json);
            }
        }
        json.writeEndArray();
        json.writeArrayFieldStart("findings");
        for (Finding finding : diagnosis.findings()) {
            finding(finding, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("tail");
        for (TailBreakdown tail : diagnosis.tail()) {
            TailFacts.write(tail, diagnosis.moments().grid().startNanos(), json);
        }
        json.writeEndArray();
    }

    private static void hotPath(String endpoint, HotPath path, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", endpoint);
        json.writeStringField("type", path.type().name());
        json.writeNumberField("samples", path.samples());
        json.writeNumberField("noiseFrames", path.noiseFrames());
        RunFacts.strings(json, "path", path.path());
        json.writeArrayFieldStart("plateaus");
        for (HotPath.Plateau plateau : path.plateaus()) {
            json.writeStartObject();
            json.writeStringField("function", plateau.frame().name());
            json.writeStringField("place", plateau.frame().toString());
            json.writeNumberField("samples", plateau.samples());
            interval("self", plateau.selfShare(), json);
            interval("total", plateau.totalShare(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void finding(Finding finding, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("rule", finding.rule());
        json.writeStringField("title", finding.title());
        json.writeStringField("level", finding.level().id());
        json.writeStringField("location", finding.location().toString());
        json.writeStringField("endpoint", finding.endpoint());
        json.writeStringField("fix", finding.fix());
        json.writeStringField("more", FindingPages.of(finding.rule()).orElse(""));
        json.writeStringField("status", finding.status().id());
        RunFacts.strings(json, "evidence", finding.evidence());
        RunFacts.strings(json, "frames", finding.frames());
        json.writeArrayFieldStart("gains");
        gain(finding.predictedGain(), json);
        for (Gain other : finding.otherGains()) {
            gain(other, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void gain(Gain gain, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("metric", gain.metric());
        json.writeStringField("unit", gain.unit());
        json.writeStringField("model", gain.model());
        RunFacts.number(json, "current", gain.current());
        interval("saved", gain.saved(), json);
        json.writeEndObject();
    }

    static void interval(String name, Interval interval, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        RunFacts.number(json, "low", interval.low());
        RunFacts.number(json, "best", interval.best());
        RunFacts.number(json, "high", interval.high());
        json.writeEndObject();
    }
}

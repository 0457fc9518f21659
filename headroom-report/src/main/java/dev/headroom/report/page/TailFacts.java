package dev.headroom.report.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailBreakdown;
import java.io.IOException;
import java.util.Optional;

/** Tails in the page's data: causes, the slowest requests span by span, modes and notes. Durations are nanoseconds. */
final class TailFacts {

    private TailFacts() {}

    /** @param windowStartNanos what a request's start is told from, since the Unix epoch */
    static void write(TailBreakdown tail, long windowStartNanos, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("endpoint", tail.endpoint());
        json.writeStringField("percentile", tail.percentile().label());
        json.writeNumberField("valueNanos", tail.valueNanos());
        json.writeNumberField("medianNanos", tail.medianNanos());
        json.writeNumberField("extraNanos", tail.extraNanos());
        json.writeNumberField("tailRequests", tail.tailRequests());
        json.writeArrayFieldStart("causes");
        for (TailBreakdown.Share share : tail.causes()) {
            cause(share, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("slowest");
        for (SlowRequest request : tail.slowest()) {
            slowest(request, windowStartNanos, json);
        }
        json.writeEndArray();
        Optional<Modes> modes = tail.modes();
        if (modes.isPresent()) {
            modes(modes.get(), json);
        }
        RunFacts.strings(json, "notes", tail.notes());
        json.writeEndObject();
    }

    private static void cause(TailBreakdown.Share share, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("cause", share.cause().id());
        json.writeStringField("place", share.place());
        RunFacts.number(json, "controlShare", share.controlShare());
        RunFacts.number(json, "queuedShare", share.queuedShare());
        DiagnosisFacts.interval("share", share.share(), json);
        DiagnosisFacts.interval("without", share.withoutNanos(), json);
        json.writeEndObject();
    }

    /** Instants within the request are told from its start. */
    private static void slowest(SlowRequest request, long windowStartNanos, JsonGenerator json) throws IOException {
        long start = request.startNanos();
        json.writeStartObject();
        json.writeStringField("trace", Long.toHexString(request.traceId()));
        json.writeNumberField("start", start - windowStartNanos);
        json.writeNumberField("responseTime", request.responseTimeNanos());
        json.writeNumberField("sent", request.sentNanos() - start);
        json.writeNumberField("serverFrom", request.serverStartNanos() - start);
        json.writeNumberField("serverTo", request.serverEndNanos() - start);
        json.writeStringField("thread", request.thread());
        json.writeNumberField("cpuNanos", request.cpuNanos());
        json.writeNumberField("unexplainedNanos", request.unexplainedNanos());
        json.writeArrayFieldStart("spans");
        for (SlowRequest.Span span : request.spans()) {
            json.writeStartObject();
            json.writeStringField("cause", span.cause().id());
            json.writeNumberField("from", span.fromNanos() - start);
            json.writeNumberField("to", span.toNanos() - start);
            json.writeStringField("place", span.place());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void modes(Modes modes, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("modes");
        json.writeNumberField("requests", modes.requests());
        json.writeArrayFieldStart("peaks");
        for (Modes.Peak peak : modes.peaks()) {
            json.writeStartObject();
            json.writeNumberField("value", peak.nanos());
            RunFacts.number(json, "share", peak.share());
            json.writeEndObject();
        }
        json.writeEndArray();
        RunFacts.strings(json, "tried", modes.tried());
        if (modes.split().isPresent()) {
            Modes.Split split = modes.split().get();
            json.writeObjectFieldStart("split");
            json.writeStringField("attribute", split.attribute());
            json.writeStringField("value", split.value());
            RunFacts.number(json, "slowWith", split.slowWith());
            RunFacts.number(json, "slowWithout", split.slowWithout());
            json.writeNumberField("requestsWith", split.requestsWith());
            json.writeEndObject();
        }
        json.writeEndObject();
    }
}

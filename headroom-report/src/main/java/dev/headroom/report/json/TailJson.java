package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailBreakdown;
import java.util.List;

/** Tails in {@code run.json}: where the extra time went, the slowest requests, the modes and the notes. */
final class TailJson {

    private TailJson() {}

    static void write(List<TailBreakdown> tails, ArrayNode array) {
        for (TailBreakdown tail : tails) {
            ObjectNode object = array.addObject();
            object.put("endpoint", tail.endpoint());
            object.put("percentile", tail.percentile().label());
            object.put("value", tail.valueNanos());
            object.put("median", tail.medianNanos());
            object.put("extraNanos", tail.extraNanos());
            object.put("requests", tail.tailRequests());
            ArrayNode causes = object.putArray("causes");
            tail.causes().forEach(share -> cause(share, causes.addObject()));
            ArrayNode slowest = object.putArray("slowest");
            tail.slowest().forEach(request -> slowest(request, slowest.addObject()));
            tail.modes().ifPresent(modes -> modes(modes, object.putObject("modes")));
            JsonText.put(object, "notes", tail.notes());
        }
    }

    private static void cause(TailBreakdown.Share share, ObjectNode object) {
        object.put("cause", share.cause().id());
        JsonText.put(object, "share", share.share().best());
        JsonText.put(object, "low", share.share().low());
        JsonText.put(object, "high", share.share().high());
        JsonText.put(object, "controlShare", share.controlShare());
        object.put("place", share.place());
        JsonText.put(object, "queuedShare", share.queuedShare());
        JsonText.put(object.putObject("without"), share.withoutNanos(), "best");
    }

    /** Instants within the request are nanoseconds since its intended start, so that they can be read. */
    private static void slowest(SlowRequest request, ObjectNode object) {
        object.put("traceId", String.format("%016x", request.traceId()));
        object.put("start", request.startNanos());
        object.put("responseTime", request.responseTimeNanos());
        object.put("sent", request.sentNanos() - request.startNanos());
        object.put("serverFrom", request.serverStartNanos() - request.startNanos());
        object.put("serverTo", request.serverEndNanos() - request.startNanos());
        object.put("thread", request.thread());
        object.put("cpuNanos", request.cpuNanos());
        object.put("unexplainedNanos", request.unexplainedNanos());
        ArrayNode spans = object.putArray("spans");
        for (SlowRequest.Span span : request.spans()) {
            ObjectNode drawn = spans.addObject();
            drawn.put("cause", span.cause().id());
            drawn.put("from", span.fromNanos() - request.startNanos());
            drawn.put("to", span.toNanos() - request.startNanos());
            drawn.put("place", span.place());
        }
    }

    private static void modes(Modes modes, ObjectNode object) {
        object.put("requests", modes.requests());
        ArrayNode peaks = object.putArray("peaks");
        for (Modes.Peak peak : modes.peaks()) {
            ObjectNode drawn = peaks.addObject();
            drawn.put("value", peak.nanos());
            JsonText.put(drawn, "share", peak.share());
        }
        JsonText.put(object, "tried", modes.tried());
        modes.split().ifPresent(split -> {
            ObjectNode told = object.putObject("split");
            told.put("attribute", split.attribute());
            told.put("value", split.value());
            JsonText.put(told, "strength", split.strength());
            JsonText.put(told, "pValue", split.pValue());
            JsonText.put(told, "slowWith", split.slowWith());
            JsonText.put(told, "slowWithout", split.slowWithout());
            told.put("requestsWith", split.requestsWith());
        });
    }
}

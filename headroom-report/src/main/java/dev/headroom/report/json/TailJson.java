package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.tail.Modes;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailBreakdown;

/** What stands in {@code run.json} of a tail beside its causes: the slowest requests, the modes and the notes. */
final class TailJson {

    private TailJson() {}

    /** Instants are nanoseconds since the request's intended start, so that they can be read. */
    static void write(TailBreakdown tail, ObjectNode object) {
        ArrayNode slowest = object.putArray("slowest");
        tail.slowest().forEach(request -> slowest(request, slowest.addObject()));
        tail.modes().ifPresent(modes -> modes(modes, object.putObject("modes")));
        ArrayNode notes = object.putArray("notes");
        tail.notes().forEach(notes::add);
    }

    private static void slowest(SlowRequest request, ObjectNode object) {
        object.put("traceId", String.format("%016x", request.traceId()));
        object.put("start", request.startNanos());
        object.put("responseTime", request.responseTimeNanos());
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
        ArrayNode tried = object.putArray("tried");
        modes.tried().forEach(tried::add);
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

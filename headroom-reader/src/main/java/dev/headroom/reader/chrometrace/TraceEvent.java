package dev.headroom.reader.chrometrace;

import dev.headroom.reader.streaming.Json;
import java.io.IOException;

/**
 * The fields of one event that matter here.
 *
 * @param id what the chunks of one profile share, else empty
 * @param startNanos on the trace's own clock, −1 where it has none
 * @param durationNanos of a complete event, −1 where it has none
 */
record TraceEvent(
        String phase,
        String name,
        String pid,
        long tid,
        String id,
        long startNanos,
        long durationNanos,
        V8Chunk chunk) {

    private static final double NANOS_PER_MICRO = 1e3;

    static TraceEvent read(Json json) throws IOException {
        String phase = "";
        String name = "";
        String pid = "";
        long tid = 0;
        String id = "";
        double start = Double.NaN;
        double duration = Double.NaN;
        var chunk = new V8Chunk();
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "ph" -> phase = json.text();
                case "name" -> name = json.text();
                case "pid" -> pid = json.text();
                case "tid" -> tid = json.isText() ? json.text().hashCode() : json.longValue();
                case "id" -> id = json.isObject() ? skipped(json) : json.text();
                case "ts" -> start = json.doubleValue();
                case "dur" -> duration = json.doubleValue();
                case "args" -> chunk.readArguments(json);
                default -> json.skip();
            }
        }
        return new TraceEvent(phase, name, pid, tid, id, nanos(start), nanos(duration), chunk);
    }

    ThreadKey thread() {
        return new ThreadKey(pid, tid);
    }

    /** Whether the event has a time that can be placed. */
    boolean isPlaced() {
        return startNanos >= 0;
    }

    private static String skipped(Json json) throws IOException {
        json.skip();
        return "";
    }

    private static long nanos(double micros) {
        boolean placed = micros >= 0 && micros < Long.MAX_VALUE / NANOS_PER_MICRO / 4;
        return placed ? Math.round(micros * NANOS_PER_MICRO) : -1;
    }
}

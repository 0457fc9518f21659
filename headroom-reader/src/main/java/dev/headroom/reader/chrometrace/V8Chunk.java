package dev.headroom.reader.chrometrace;

import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.v8.V8Profile;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of an event say: of V8's samples those of a {@code Profile} or {@code ProfileChunk}, of a thread its name
 * those of a {@code thread_name}; empty for all other events.
 */
final class V8Chunk {

    private @Nullable V8Profile profile;
    private String name = "";
    private long startMicros;
    private long endMicros;

    /** Reads the value of {@code args}: the samples lie in {@code data}. */
    void readArguments(Json json) throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            if (json.field().equals("data") && json.isObject()) {
                readData(json);
            } else if (json.field().equals("name") && json.isText()) {
                name = json.text();
            } else {
                json.skip();
            }
        }
    }

    /** What the event names, empty where nothing. */
    String name() {
        return name;
    }

    private void readData(Json json) throws IOException {
        json.beginObject();
        while (json.nextField()) {
            String field = json.field();
            if (field.equals("cpuProfile") && json.isObject()) {
                readProfile(json);
            } else if (field.equals("timeDeltas") && json.isArray()) {
                profile().readTimeDeltas(json);
            } else if (field.equals("startTime") && json.isNumber()) {
                startMicros = json.longValue();
            } else if (field.equals("endTime") && json.isNumber()) {
                endMicros = json.longValue();
            } else {
                json.skip();
            }
        }
    }

    private void readProfile(Json json) throws IOException {
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "nodes" -> profile().readNodes(json);
                case "samples" -> profile().readSamples(json);
                case "timeDeltas" -> profile().readTimeDeltas(json);
                case "endTime" -> endMicros = json.longValue();
                default -> json.skip();
            }
        }
    }

    private V8Profile profile() {
        V8Profile known = profile;
        if (known == null) {
            known = new V8Profile();
            profile = known;
        }
        return known;
    }

    void addTo(SampledThread thread) {
        if (startMicros > 0) {
            thread.start(startMicros);
        }
        if (endMicros > 0) {
            thread.end(endMicros);
        }
        if (profile != null) {
            thread.profile().append(profile);
        }
    }
}

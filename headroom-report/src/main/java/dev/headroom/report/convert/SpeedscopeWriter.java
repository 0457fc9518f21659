package dev.headroom.report.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Speedscope's file format (schema {@code https://www.speedscope.app/file-format-schema.json}): every profile as one of type
 * {@code sampled}, over shared frames. Equal stacks are one entry; how many samples each stands for is a field of our own,
 * {@code sampleCounts}, which the viewer passes over.
 */
public final class SpeedscopeWriter {

    private SpeedscopeWriter() {}

    /**
     * Writes the profiles, which share one stack table; the stream stays open.
     *
     * @param name of the file, as the viewer shows it
     */
    public static void write(String name, List<Profile> profiles, OutputStream out) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(com.fasterxml.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", "https://www.speedscope.app/file-format-schema.json");
            json.writeStringField("exporter", "headroom");
            json.writeStringField("name", name);
            json.writeObjectFieldStart("shared");
            json.writeArrayFieldStart("frames");
            if (!profiles.isEmpty()) {
                frames(profiles.get(0).stacks(), json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeArrayFieldStart("profiles");
            for (Profile profile : profiles) {
                profile(profile, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void frames(StackTable stacks, JsonGenerator json) throws IOException {
        for (int id = 0; id < stacks.frameCount(); id++) {
            Frame frame = stacks.frame(id);
            json.writeStartObject();
            json.writeStringField("name", frame.name());
            if (!frame.file().isEmpty()) {
                json.writeStringField("file", frame.file());
            }
            if (frame.line() > 0) {
                json.writeNumberField("line", frame.line());
            }
            json.writeEndObject();
        }
    }

    private static void profile(Profile profile, JsonGenerator json) throws IOException {
        StackTable stacks = profile.stacks();
        json.writeStartObject();
        json.writeStringField("type", "sampled");
        json.writeStringField("name", profile.type().name());
        json.writeStringField("unit", unit(profile.type().unit()));
        json.writeNumberField("startValue", 0);
        json.writeNumberField("endValue", profile.totalWeight());
        json.writeArrayFieldStart("samples");
        for (int stack = 0; stack < stacks.size(); stack++) {
            if (holds(profile, stack)) {
                stack(stacks, stack, json);
            }
        }
        json.writeEndArray();
        numbers("weights", profile, profile::selfWeight, json);
        numbers("sampleCounts", profile, profile::selfSamples, json);
        json.writeEndObject();
    }

    private static void numbers(String field, Profile profile, IntToLongFunction ofStack, JsonGenerator json)
            throws IOException {
        json.writeArrayFieldStart(field);
        for (int stack = 0; stack < profile.stacks().size(); stack++) {
            if (holds(profile, stack)) {
                json.writeNumber(ofStack.applyAsLong(stack));
            }
        }
        json.writeEndArray();
    }

    private static boolean holds(Profile profile, int stack) {
        return profile.selfWeight(stack) != 0 || profile.selfSamples(stack) != 0;
    }

    private static void stack(StackTable stacks, int stack, JsonGenerator json) throws IOException {
        Deque<Integer> rootFirst = new ArrayDeque<>();
        for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
            rootFirst.push(stacks.leaf(s));
        }
        json.writeStartArray();
        for (int frame : rootFirst) {
            json.writeNumber(frame);
        }
        json.writeEndArray();
    }

    /** The schema knows these units; all else is a bare number. */
    private static String unit(String unit) {
        return switch (unit) {
            case "nanoseconds", "microseconds", "milliseconds", "seconds", "bytes" -> unit;
            default -> "none";
        };
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.profile.Frame;
import dev.headroom.profile.TopFrames;
import java.util.OptionalLong;

/** The object {@code headroom profile top --format json} prints. */
public final class ProfileJson {

    private ProfileJson() {}

    /** @param limit how many frames to list, in the table's order; 0 for all */
    public static String top(TopFrames top, int limit) {
        ObjectNode object = JsonText.versioned();
        object.put("sampleType", top.type().name());
        object.put("unit", top.type().unit());
        object.put("total", top.totalWeight());
        object.put("samples", top.sampleCount());
        object.put("sampled", top.sampled());
        ArrayNode frames = object.putArray("frames");
        top.rows().stream().limit(limit == 0 ? Long.MAX_VALUE : limit).forEach(row -> {
            ObjectNode frame = frame(frames.addObject(), row);
            JsonText.put(frame.putObject("selfShare"), top.selfShare(row).interval(), "share");
            JsonText.put(frame.putObject("totalShare"), top.totalShare(row).interval(), "share");
        });
        return JsonText.write(object);
    }

    private static ObjectNode frame(ObjectNode object, TopFrames.Row row) {
        Frame frame = row.frame();
        object.put("name", frame.name());
        object.put("file", frame.file().isEmpty() ? null : frame.file());
        JsonText.put(object, "line", frame.line() == 0 ? OptionalLong.empty() : OptionalLong.of(frame.line()));
        if (frame.function().startLine() > 0) {
            object.put("startLine", frame.function().startLine());
        }
        object.put("self", row.weight().self());
        object.put("total", row.weight().total());
        return object.put("samples", row.samples());
    }
}

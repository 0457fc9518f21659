package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Plateaus;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.report.ProfileInfo;
import java.util.List;

/** The objects that {@code headroom profile} prints with {@code --format json}, but for {@code top} and {@code diff}. */
public final class ProfileViewJson {

    private ProfileViewJson() {}

    public static String info(ProfileInfo info) {
        ObjectNode object = JsonText.versioned();
        object.put("file", info.file()).put("format", info.format());
        JsonText.put(object, "producers", info.producers());
        object.put(
                "durationNanos",
                info.duration().map(duration -> duration.toNanos()).orElse(null));
        ArrayNode types = object.putArray("sampleTypes");
        for (ProfileInfo.Content content : info.contents()) {
            typed(types.addObject(), content.type())
                    .put("samples", content.samples())
                    .put("total", content.weight())
                    .put("functions", content.functions())
                    .put("stacks", content.stacks());
        }
        object.put("events", info.events());
        object.put("lostSamples", info.lostSamples()).put("skippedEvents", info.skippedEvents());
        JsonText.put(object, "notes", info.notes());
        return JsonText.write(object);
    }

    /** @param minimumShare of the profile's weight, 0 to 1; narrower branches are left out */
    public static String tree(CallTree tree, double minimumShare) {
        ObjectNode object = typed(JsonText.versioned(), tree.type());
        double least = minimumShare * tree.root().weight().total();
        node(object.putObject("root"), tree.root(), least);
        return JsonText.write(object);
    }

    private static void node(ObjectNode object, CallNode node, double least) {
        object.put("name", node.function());
        object.put("self", node.weight().self()).put("total", node.weight().total());
        object.put("samples", node.samples());
        ArrayNode children = object.putArray("children");
        node.children().stream()
                .filter(child -> child.weight().total() >= least)
                .forEach(child -> node(children.addObject(), child, least));
    }

    public static String neighbours(CallNeighbours neighbours) {
        ObjectNode object = typed(JsonText.versioned(), neighbours.type());
        JsonText.put(object, "functions", neighbours.functions());
        object.put("self", neighbours.self()).put("total", neighbours.total());
        object.put("samples", neighbours.samples()).put("profileTotal", neighbours.profileTotal());
        list(object.putArray("callers"), neighbours.callers());
        list(object.putArray("callees"), neighbours.callees());
        return JsonText.write(object);
    }

    private static void list(ArrayNode array, List<CallNeighbours.Neighbour> neighbours) {
        neighbours.forEach(neighbour -> array.addObject()
                .put("name", neighbour.function())
                .put("total", neighbour.total())
                .put("samples", neighbour.samples()));
    }

    public static String lines(LineWeights lines) {
        ObjectNode object = typed(JsonText.versioned(), lines.type());
        object.put("total", lines.profileTotal()).put("samples", lines.profileSamples());
        ArrayNode array = object.putArray("lines");
        for (LineWeights.Line line : lines.lines()) {
            array.addObject()
                    .put("name", line.frame().name())
                    .put(
                            "file",
                            line.frame().file().isEmpty() ? null : line.frame().file())
                    .put(
                            "line",
                            line.frame().line() == 0
                                    ? null
                                    : (Integer) line.frame().line())
                    .put("self", line.weight().self())
                    .put("total", line.weight().total())
                    .put("samples", line.samples());
        }
        return JsonText.write(object);
    }

    public static String plateaus(Plateaus plateaus) {
        ObjectNode object = typed(JsonText.versioned(), plateaus.type());
        object.put("total", plateaus.totalWeight()).put("samples", plateaus.sampleCount());
        ArrayNode array = object.putArray("plateaus");
        plateaus.rows().forEach(row -> {
            ObjectNode plateau = array.addObject().put("name", row.frame().name());
            plateau.put("self", row.weight().self()).put("total", row.weight().total());
            var share = row.totalShare(plateaus.sampleCount()).interval();
            JsonText.put(plateau, "low", share.low());
            JsonText.put(plateau, "share", share.best());
            JsonText.put(plateau, "high", share.high());
            plateau.put("samples", row.samples());
        });
        return JsonText.write(object);
    }

    private static ObjectNode typed(ObjectNode object, SampleType type) {
        return object.put("sampleType", type.name()).put("unit", type.unit());
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Function;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.profile.view.Plateaus;
import dev.headroom.report.WrittenProfile;
import java.util.List;

/** The objects that {@code headroom profile} prints of views with {@code --format json}. */
public final class ProfileViewJson {

    private ProfileViewJson() {}

    /**
     * @param minimumShare of the profile's weight, 0 to 1; narrower branches are left out
     * @param estimated whether the stacks were not recorded but estimated
     */
    public static String tree(CallTree tree, double minimumShare, boolean estimated) {
        ObjectNode object = view(tree.type(), estimated);
        double least = minimumShare * tree.root().weight().total();
        node(object.putObject("root"), tree.root(), least);
        return JsonText.write(object);
    }

    /** Whole trees of several sample types: the first as {@link #tree} has it, the others beside it as {@code further}. */
    public static String trees(List<CallTree> trees, boolean estimated) {
        ObjectNode object = view(trees.get(0).type(), estimated);
        node(object.putObject("root"), trees.get(0).root(), 0);
        ArrayNode further = object.putArray("further");
        for (CallTree tree : trees.subList(1, trees.size())) {
            ObjectNode other = typed(further.addObject(), tree.type());
            node(other.putObject("root"), tree.root(), 0);
        }
        return JsonText.write(object);
    }

    public static String written(WrittenProfile written) {
        ObjectNode object = JsonText.versioned();
        object.put("file", written.file());
        ArrayNode types = object.putArray("sampleTypes");
        for (WrittenProfile.Content content : written.contents()) {
            typed(types.addObject(), content.type())
                    .put("samples", content.samples())
                    .put("of", content.of());
        }
        return JsonText.write(object);
    }

    private static void node(ObjectNode object, CallNode node, double least) {
        function(object, node.function());
        object.put("self", node.weight().self()).put("total", node.weight().total());
        object.put("samples", node.samples());
        ArrayNode children = object.putArray("children");
        node.children().stream()
                .filter(child -> child.weight().total() >= least)
                .forEach(child -> node(children.addObject(), child, least));
    }

    public static String neighbours(CallNeighbours neighbours, boolean estimated) {
        ObjectNode object = view(neighbours.type(), estimated);
        JsonText.put(
                object,
                "functions",
                neighbours.functions().stream().map(Function::name).toList());
        object.put("self", neighbours.self()).put("total", neighbours.total());
        object.put("samples", neighbours.samples()).put("profileTotal", neighbours.profileTotal());
        list(object.putArray("callers"), neighbours.callers());
        list(object.putArray("callees"), neighbours.callees());
        return JsonText.write(object);
    }

    private static void list(ArrayNode array, List<CallNeighbours.Neighbour> neighbours) {
        neighbours.forEach(neighbour -> function(array.addObject(), neighbour.function())
                .put("total", neighbour.total())
                .put("samples", neighbour.samples()));
    }

    public static String lines(LineWeights lines, boolean estimated) {
        ObjectNode view = view(lines.type(), estimated);
        view.put("total", lines.profileTotal()).put("samples", lines.profileSamples());
        ArrayNode array = view.putArray("lines");
        for (LineWeights.Line line : lines.lines()) {
            ObjectNode object = array.addObject().put("name", line.function().name());
            object.put("file", line.file().isEmpty() ? null : line.file())
                    .put("line", line.line() == 0 ? null : (Integer) line.line());
            if (line.function().startLine() > 0) {
                object.put("startLine", line.function().startLine());
            }
            object.put("self", line.weight().self())
                    .put("total", line.weight().total())
                    .put("samples", line.samples());
        }
        return JsonText.write(view);
    }

    public static String plateaus(Plateaus plateaus, boolean estimated) {
        ObjectNode object = view(plateaus.stops().type(), estimated);
        TopFrames stops = plateaus.stops();
        object.put("total", stops.totalWeight()).put("samples", stops.sampleCount());
        object.put("sampled", stops.sampled());
        ArrayNode array = object.putArray("plateaus");
        plateaus.rows().forEach(row -> {
            ObjectNode plateau = function(array.addObject(), row.frame().function());
            plateau.put("self", row.weight().self()).put("total", row.weight().total());
            JsonText.put(plateau, stops.totalShare(row).interval(), "share");
            plateau.put("samples", row.samples()).put("noise", plateaus.isNoise(row));
            JsonText.put(plateau.putObject("selfShare"), stops.selfShare(row).interval(), "share");
        });
        return JsonText.write(object);
    }

    /** A function's name, and where it is defined as far as that is known. */
    private static ObjectNode function(ObjectNode object, Function function) {
        object.put("name", function.name());
        if (!function.file().isEmpty()) {
            object.put("file", function.file());
        }
        if (function.startLine() > 0) {
            object.put("startLine", function.startLine());
        }
        return object;
    }

    /** The head of every view: paths that were not recorded are said to be estimated. */
    private static ObjectNode view(SampleType type, boolean estimated) {
        return typed(JsonText.versioned(), type).put("stacksEstimated", estimated);
    }

    private static ObjectNode typed(ObjectNode object, SampleType type) {
        return object.put("sampleType", type.name()).put("unit", type.unit());
    }
}

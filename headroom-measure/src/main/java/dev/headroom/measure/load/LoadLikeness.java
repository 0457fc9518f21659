package dev.headroom.measure.load;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;

/** In what several results differ that parts of one load have in common; rates and users are each part's own share. */
final class LoadLikeness {

    private LoadLikeness() {}

    /** One phrase for each difference; the list may be added to. */
    static List<String> differences(List<MeasuredLoad> parts) {
        List<String> differences = new ArrayList<>();
        compare(parts, "the targets", MeasuredLoad::target, differences);
        compare(parts, "the protocols", MeasuredLoad::protocol, differences);
        compare(parts, "the models", part -> kind(part.model()), differences);
        compare(
                parts,
                "the endpoints",
                part -> new TreeSet<>(part.endpoints().stream()
                                .map(MeasuredEndpoint::name)
                                .toList())
                        .toString(),
                differences);
        compare(parts, "the warm-ups", part -> part.warmup().toMillis() + " ms", differences);
        compare(parts, "the timeouts", part -> part.timeout().toMillis() + " ms", differences);
        return differences;
    }

    private static String kind(LoadModel model) {
        return model.kind().id() + (model.arrivals().isEmpty() ? "" : ", " + model.arrivals());
    }

    private static void compare(
            List<MeasuredLoad> parts, String what, Function<MeasuredLoad, String> property, List<String> differences) {
        List<String> values = parts.stream().map(property).distinct().toList();
        if (values.size() > 1) {
            differences.add(what + " are " + String.join(" and ", values));
        }
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.load.explain.Difference;
import dev.headroom.load.explain.Effect;
import dev.headroom.load.explain.Explanation;
import dev.headroom.load.explain.PercentilePair;
import dev.headroom.load.explain.TimesPair;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import java.time.Duration;
import java.util.OptionalLong;

/** The object {@code headroom load explain --format json} prints. */
public final class ExplanationJson {

    private ExplanationJson() {}

    public static String of(Explanation explanation) {
        ObjectNode object = JsonText.versioned();
        load(object.putObject("a"), explanation.a());
        load(object.putObject("b"), explanation.b());
        pair(object.putObject("headlines"), explanation.headlines());
        if (explanation.alikeIfAny().isPresent()) {
            pair(object.putObject("alike"), explanation.alikeIfAny().get());
        } else {
            object.putNull("alike");
        }
        ArrayNode differences = object.putArray("differences");
        explanation.differences().forEach(each -> difference(differences.addObject(), each));
        object.put("conclusion", explanation.conclusion());
        JsonText.put(object, "rerun", explanation.rerun());
        return JsonText.write(object);
    }

    private static void load(ObjectNode object, ReportedLoad load) {
        object.put("tool", load.tool());
        object.put("target", load.target());
        LoadResultJson.model(object.putObject("model"), load.model());
        JsonText.put(object, "connections", load.connections());
        JsonText.put(object, "achievedRate", load.achievedRate());
        JsonText.put(
                object,
                "windowNanos",
                load.windowIfKnown()
                        .map(Duration::toNanos)
                        .map(OptionalLong::of)
                        .orElse(OptionalLong.empty()));
        JsonText.put(object, "requests", load.requests());
        JsonText.put(object, "errors", load.errors());
        ObjectNode kinds = object.putObject("errorsByKind");
        load.errorsByKind().forEach(kinds::put);
        object.put("warmup", load.warmup().id());
        if (load.selfCheckIfAny().isPresent()) {
            MeasurementJson.selfCheck(
                    object.putObject("selfCheck"), load.selfCheckIfAny().get());
        } else {
            object.putNull("selfCheck");
        }
        ArrayNode times = object.putArray("times");
        load.times().forEach(each -> times(times.addObject(), each));
        JsonText.put(object, "notes", load.notes());
    }

    private static void times(ObjectNode object, ReportedTimes times) {
        object.put("kind", times.kind().id());
        object.put("population", times.population().id());
        JsonText.put(object, "count", times.count());
        ObjectNode percentiles = object.putObject("percentiles");
        times.percentiles().forEach((percentile, nanos) -> percentiles.put(percentile.label(), nanos));
        JsonText.put(object, "mean", times.meanNanos());
        JsonText.put(object, "max", times.maxNanos());
        object.put("resolution", times.resolutionNanos());
    }

    private static void pair(ObjectNode object, TimesPair pair) {
        object.putObject("a")
                .put("kind", pair.a().kind().id())
                .put("population", pair.a().population().id());
        object.putObject("b")
                .put("kind", pair.b().kind().id())
                .put("population", pair.b().population().id());
        ArrayNode percentiles = object.putArray("percentiles");
        for (PercentilePair each : pair.percentiles()) {
            ObjectNode one = percentiles.addObject();
            one.put("percentile", each.percentile().label());
            JsonText.put(one, "a", each.a());
            JsonText.put(one, "b", each.b());
            one.put("aBounded", each.aBounded());
            one.put("bBounded", each.bBounded());
            JsonText.put(one, "ratio", each.ratio());
            one.put("chance", each.chance().id());
        }
    }

    private static void difference(ObjectNode object, Difference difference) {
        object.put("topic", difference.topic().id());
        object.put("a", difference.a());
        object.put("b", difference.b());
        object.put("statement", difference.statement());
        ArrayNode effects = object.putArray("effects");
        for (Effect effect : difference.effects()) {
            effects.addObject()
                    .put("side", effect.side().name().toLowerCase(java.util.Locale.ROOT))
                    .put("percentile", effect.percentile().label())
                    .put("from", effect.fromNanos())
                    .put("to", effect.toNanos())
                    .put("how", effect.how());
        }
    }
}

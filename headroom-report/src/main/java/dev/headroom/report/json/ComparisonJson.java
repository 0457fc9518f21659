package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.gate.comparison.ComparedSide;
import dev.headroom.gate.comparison.MetricComparison;
import dev.headroom.measure.Interval;
import java.math.BigDecimal;

/** The object {@code headroom compare --format json} prints. */
final class ComparisonJson {

    private ComparisonJson() {}

    static String of(BenchmarkComparison comparison) {
        ObjectNode object = JsonText.versioned();
        object.put("verdict", comparison.verdict().id());
        object.put("blocksNeeded", comparison.blocksNeeded());
        JsonText.put(object, "base", comparison.base());
        JsonText.put(object, "head", comparison.head());
        object.put("tool", comparison.tool());
        object.put("block", comparison.replication().id());
        ArrayNode comparisons = object.putArray("comparisons");
        comparison.comparisons().forEach(each -> write(comparisons.addObject(), each));
        JsonText.put(object, "onlyInBase", comparison.onlyInBase());
        JsonText.put(object, "onlyInHead", comparison.onlyInHead());
        JsonText.put(object, "notes", comparison.notes());
        return JsonText.write(object);
    }

    private static void write(ObjectNode object, MetricComparison comparison) {
        object.put("name", comparison.benchmark());
        object.put("metric", comparison.metric());
        object.put("unit", comparison.unit());
        object.put("direction", comparison.direction().id());
        JsonText.put(object, "limit", comparison.limit().limit());
        JsonText.put(object, "ratio", comparison.ratio());
        JsonText.put(object, "low", comparison.interval().map(Interval::low).orElse(Double.NaN));
        JsonText.put(object, "high", comparison.interval().map(Interval::high).orElse(Double.NaN));
        JsonText.put(object, "confidence", comparison.confidence());
        object.put("method", comparison.method().id());
        JsonText.put(object, "pValue", comparison.pValue());
        object.put("verdict", comparison.verdict().id());
        object.put("blocksNeeded", comparison.blocksNeeded());
        object.put("reason", comparison.reason());
        write(object.putObject("base"), comparison.base());
        write(object.putObject("head"), comparison.head());
    }

    private static void write(ObjectNode object, ComparedSide side) {
        JsonText.put(object, "centre", side.centre());
        object.put("count", side.count());
        JsonText.put(object, "unsteady", side.unsteady());
        object.put("iterations", side.iterations());
        object.put("droppedIterations", side.dropped());
        ArrayNode values = object.putArray("values");
        side.values().forEach(value -> values.add(BigDecimal.valueOf(value)));
    }
}

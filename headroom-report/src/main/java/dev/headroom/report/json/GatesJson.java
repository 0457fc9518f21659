package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.comparison.BenchmarkComparison;
import dev.headroom.report.GateReport;
import dev.headroom.report.proof.KeptReport;
import java.util.List;

/** The object {@code headroom gate --format json} prints. */
public final class GatesJson {

    private GatesJson() {}

    public static String of(GateReport report) {
        ObjectNode object = JsonText.versioned();
        object.put("run", report.runId());
        object.put("baseline", report.baselineId().orElse(null));
        object.put("verdict", report.verdict().id());
        write(object.putArray("gates"), report.gates());
        return JsonText.write(object);
    }

    /** The object it prints of several runs against several baselines. */
    public static String of(KeptReport report) {
        return KeptJson.of(report);
    }

    /** The object {@code headroom compare --format json} prints. */
    public static String of(BenchmarkComparison comparison) {
        return ComparisonJson.of(comparison);
    }

    static void write(ArrayNode array, List<GateResult> gates) {
        for (GateResult gate : gates) {
            ObjectNode object = array.addObject();
            object.put("kind", gate.kind().id());
            object.put("subject", gate.subject());
            object.put("metric", gate.metric());
            object.put("unit", gate.unit());
            object.put("expression", gate.expression());
            JsonText.put(object, "limit", gate.limit());
            JsonText.put(object, "current", gate.current());
            JsonText.put(object, "baseline", gate.baseline());
            object.put("verdict", gate.verdict().id());
            object.put("reason", gate.reason());
            object.put("better", gate.higherIsBetter() ? "higher" : "lower");
            if (gate.place().isKnown()) {
                ObjectNode place = object.putObject("place");
                place.put("file", gate.place().file());
                place.put("line", gate.place().line());
                place.put("column", gate.place().column());
            }
        }
    }
}

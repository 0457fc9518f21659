package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.measure.Interval;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.Replicate;
import dev.headroom.profile.diff.RuleResult;
import dev.headroom.report.DiffReport;
import dev.headroom.report.internal.RuleSentence;
import java.util.List;
import java.util.Locale;

/** The object that {@code headroom profile diff --format json} prints. */
public final class DiffJson {

    private DiffJson() {}

    public static String of(DiffReport report) {
        ProfileDiff diff = report.diff();
        ObjectNode object = JsonText.versioned();
        object.put("sampleType", diff.compared().type().name());
        object.put("unit", diff.compared().type().unit());
        object.put("by", diff.by().name().toLowerCase(Locale.ROOT));
        object.put("per", diff.compared().per().id());
        object.put("baseSamples", diff.compared().baseSamples());
        object.put("headSamples", diff.compared().headSamples());
        recordings(object.putArray("baseProfiles"), diff.compared().base());
        recordings(object.putArray("headProfiles"), diff.compared().head());
        JsonText.put(object, "recordingsVary", diff.recordingsVary());
        object.put("tested", diff.tested());
        ObjectNode visible = object.putObject("smallestVisible");
        JsonText.put(visible, "of", diff.referenceRate());
        JsonText.put(visible, "difference", diff.smallestVisible());
        object.put("verdict", report.verdict().id());
        ArrayNode rules = object.putArray("rules");
        report.rules().forEach(rule -> write(rules.addObject(), rule));
        ArrayNode changes = object.putArray("changes");
        diff.changes().forEach(change -> write(changes.addObject(), change));
        return JsonText.write(object);
    }

    private static void recordings(ArrayNode array, List<Replicate> side) {
        for (Replicate replicate : side) {
            ObjectNode recording = array.addObject();
            recording.put("samples", replicate.profile().sampleCount());
            JsonText.put(recording, "exposure", replicate.exposure());
        }
    }

    private static void write(ObjectNode object, RuleResult result) {
        object.put("expression", result.rule().text());
        object.put("scale", result.rule().scale().id());
        object.put("functions", result.functions());
        object.put("baseSamples", result.baseSamples()).put("headSamples", result.headSamples());
        JsonText.put(object, "base", result.base());
        JsonText.put(object, "head", result.head());
        JsonText.put(object, "limit", result.rule().limit());
        put(object, "change", result.change());
        JsonText.put(object, "pValue", result.pValue());
        object.put("verdict", DiffReport.verdict(result.outcome()).id());
        JsonText.put(object, "moreSamples", result.moreSamples());
        object.put("reason", RuleSentence.of(result));
    }

    private static void write(ObjectNode row, FrameChange change) {
        row.put("name", change.function());
        row.put("call", change.call().name().toLowerCase(Locale.ROOT));
        row.put("vanished", change.vanished()).put("new", change.appeared());
        row.put("baseSamples", change.baseSamples()).put("headSamples", change.headSamples());
        JsonText.put(row, "base", change.base());
        JsonText.put(row, "head", change.head());
        put(row, "difference", change.difference());
        JsonText.put(row, "dispersion", change.dispersion());
        JsonText.put(row, "pValue", change.pValue());
        JsonText.put(row, "smallestVisible", change.smallestVisible());
    }

    private static void put(ObjectNode object, String name, Interval interval) {
        JsonText.put(object, "low", interval.low());
        JsonText.put(object, name, interval.best());
        JsonText.put(object, "high", interval.high());
    }
}

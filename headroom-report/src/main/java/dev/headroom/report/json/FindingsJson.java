package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import java.util.List;

/** {@code findings.json}, which {@code headroom findings --format json} prints as well. */
public final class FindingsJson {

    private FindingsJson() {}

    /** @param findings best first, as they are to be listed */
    public static String of(List<Finding> findings) {
        ObjectNode object = JsonText.versioned();
        ArrayNode array = object.putArray("findings");
        findings.forEach(finding -> write(array.addObject(), finding));
        return JsonText.write(object);
    }

    private static void write(ObjectNode object, Finding finding) {
        object.put("rule", finding.rule());
        object.put("title", finding.title());
        object.put("level", finding.level().id());
        ObjectNode location = object.putObject("location");
        location.put("class", finding.location().className());
        location.put("method", finding.location().method());
        location.put("line", finding.location().line());
        object.put("endpoint", finding.endpoint());
        JsonText.put(object, "evidence", finding.evidence());
        gain(object.putObject("predictedGain"), finding.predictedGain());
        ArrayNode others = object.putArray("otherGains");
        finding.otherGains().forEach(gain -> gain(others.addObject(), gain));
        object.put("fix", finding.fix());
        object.put("status", finding.status().id());
        JsonText.put(object, "frames", finding.frames());
    }

    private static void gain(ObjectNode object, Gain gain) {
        object.put("metric", gain.metric());
        object.put("unit", gain.unit());
        JsonText.put(object, "current", gain.current());
        JsonText.put(object, "low", gain.saved().low());
        JsonText.put(object, "best", gain.saved().best());
        JsonText.put(object, "high", gain.saved().high());
        JsonText.put(object, "share", gain.share());
        object.put("model", gain.model());
    }
}

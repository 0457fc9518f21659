package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.code.CodeSummary;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.report.FindingsReport;
import java.util.List;

/** {@code findings.json}, which {@code headroom findings --format json} prints as well, with what it looked at. */
public final class FindingsJson {

    private FindingsJson() {}

    /** @param findings best first, as they are to be listed */
    public static String of(List<Finding> findings) {
        ObjectNode object = JsonText.versioned();
        ArrayNode array = object.putArray("findings");
        findings.forEach(finding -> write(array.addObject(), finding));
        return JsonText.write(object);
    }

    /** With what was left out, and what was looked at where that is known. */
    public static String of(FindingsReport report) {
        ObjectNode object = JsonText.versioned();
        ArrayNode array = object.putArray("findings");
        report.findings().forEach(finding -> write(array.addObject(), finding));
        object.put("moreFindings", report.more());
        object.put("hiddenColdFindings", report.hiddenCold());
        report.coverage().ifPresent(coverage -> CoverageJson.write(object.putObject("coverage"), coverage));
        report.code().ifPresent(code -> write(object.putObject("code"), code));
        return JsonText.write(object);
    }

    private static void write(ObjectNode object, CodeSummary code) {
        object.put("classes", code.classes());
        object.put("classesSkipped", code.classesSkipped());
        object.put("firstSkip", code.firstSkip());
        object.put("archivesSkipped", code.archivesSkipped());
        object.put("duplicateClasses", code.duplicateClasses());
        object.put("versionedClasses", code.versionedClasses());
        object.put("methodsWithoutLines", code.methodsWithoutLines());
        object.put("methodsNotFollowed", code.methodsNotFollowed());
    }

    private static void write(ObjectNode object, Finding finding) {
        object.put("rule", finding.rule());
        object.put("title", finding.title());
        object.put("level", finding.level().id());
        ObjectNode location = object.putObject("location");
        location.put("class", finding.location().className());
        location.put("method", finding.location().method());
        location.put("line", finding.location().line());
        if (!finding.location().file().isEmpty()) {
            location.put("file", finding.location().file());
        }
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

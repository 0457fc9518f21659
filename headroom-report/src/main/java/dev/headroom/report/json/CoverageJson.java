package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.heat.Coverage;
import dev.headroom.diagnose.heat.Coverage.RuleName;
import java.util.Locale;

/** What was looked at for findings, beside them. */
final class CoverageJson {

    private CoverageJson() {}

    static void write(ObjectNode object, Coverage coverage) {
        ArrayNode types = object.putArray("sampleTypes");
        for (Coverage.OfType type : coverage.types()) {
            ObjectNode row = types.addObject();
            row.put("sampleType", type.type().name());
            row.put("unit", type.type().unit());
            row.put("samples", type.samples());
            row.put("total", type.weight());
            row.put("sampled", type.sampled());
            ObjectNode share = row.putObject("inUserCode");
            if (type.sampled()) {
                JsonText.put(share, type.inUserCode().interval(), "best");
            } else {
                JsonText.put(share, "best", type.inUserCode().share());
            }
        }
        ArrayNode languages = object.putArray("languages");
        for (Coverage.OfLanguage of : coverage.languages()) {
            ObjectNode row = languages.addObject();
            row.put("language", of.language().id());
            JsonText.put(row, "share", of.samples().share());
        }
        ArrayNode applied = object.putArray("rulesApplied");
        coverage.applied().forEach(rule -> name(applied.addObject(), rule));
        ArrayNode notApplied = object.putArray("rulesNotApplied");
        for (Coverage.Unapplied unapplied : coverage.notApplied()) {
            ObjectNode row = notApplied.addObject();
            name(row, unapplied.rule());
            row.put("reason", unapplied.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            row.put("detail", unapplied.detail());
        }
        JsonText.put(object, "notes", coverage.notes());
    }

    private static void name(ObjectNode row, RuleName rule) {
        row.put("rule", rule.id());
        row.put("language", rule.language());
    }
}

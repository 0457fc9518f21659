package dev.headroom.report.text;

import dev.headroom.diagnose.heat.Coverage;
import dev.headroom.diagnose.heat.Coverage.Reason;
import dev.headroom.diagnose.heat.Coverage.Unapplied;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.Interval;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was looked at for findings, so that silence is not taken for health. */
final class CoverageText {

    private static final String INDENT = "  ";
    private static final String RULES = "  rules      ";

    private final Screen screen;

    CoverageText(Screen screen) {
        this.screen = screen;
    }

    void append(Coverage coverage) {
        screen.title("Looked at", "");
        screen.table(types(coverage));
        screen.sentence(
                "  languages  ",
                coverage.languages().stream()
                        .map(of -> of.language().id() + " in "
                                + MetricText.percent(of.samples().share()))
                        .collect(Collectors.joining(", ")),
                2);
        screen.sentence(RULES, MetricText.count(coverage.applied().size()) + " applied" + otherLanguages(coverage), 2);
        whyNot(coverage)
                .forEach((detail, rules) -> screen.sentence(" ".repeat(RULES.length()), detail + ": " + rules, 4));
        coverage.notes().forEach(note -> screen.sentence("  - ", note, 3));
    }

    private TextTable types(Coverage coverage) {
        var table = new TextTable(INDENT, List.of(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT), 0);
        table.add(List.of("sample type", "samples", "weight", "in your code").stream()
                .map(head -> new Cell(head, screen.palette()::faint))
                .toList());
        for (Coverage.OfType type : coverage.types()) {
            table.add(List.of(
                    Cell.of(type.type().toString()),
                    Cell.of(MetricText.count(type.samples())),
                    Cell.of(MetricText.of(type.weight(), type.type().unit())),
                    Cell.of(inUserCode(type))));
        }
        return table;
    }

    private static String inUserCode(Coverage.OfType type) {
        if (!type.sampled()) {
            return MetricText.percent(type.inUserCode().share());
        }
        Interval share = type.inUserCode().interval();
        return DecimalText.fixed(100 * share.best(), 0) + " ± " + DecimalText.fixed(100 * share.halfWidth(), 0) + " %";
    }

    /** {@code ; 21 for java and 17 for python, which no sample is in}. */
    private static String otherLanguages(Coverage coverage) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Unapplied unapplied : coverage.notApplied()) {
            if (unapplied.reason() == Reason.LANGUAGE) {
                counts.merge(unapplied.rule().language(), 1, Integer::sum);
            }
        }
        return counts.isEmpty()
                ? ""
                : "; "
                        + counts.entrySet().stream()
                                .map(entry -> entry.getValue() + " for " + entry.getKey())
                                .collect(Collectors.joining(" and "))
                        + ", which no sample is in";
    }

    private static Map<String, String> whyNot(Coverage coverage) {
        Map<String, List<String>> byDetail = new LinkedHashMap<>();
        for (Unapplied unapplied : coverage.notApplied()) {
            if (unapplied.reason() != Reason.LANGUAGE) {
                byDetail.computeIfAbsent(unapplied.detail(), detail -> new ArrayList<>())
                        .add(unapplied.rule().id());
            }
        }
        Map<String, String> joined = new LinkedHashMap<>();
        byDetail.forEach((detail, rules) -> joined.put(detail, String.join(", ", rules)));
        return joined;
    }
}

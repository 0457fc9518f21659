package dev.headroom.report.convert;

import dev.headroom.report.internal.flame.FamilyColors;
import dev.headroom.report.internal.flame.FlameColor;
import dev.headroom.report.internal.flame.FlameTable;
import dev.headroom.report.internal.flame.FramePackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The style sheet of a picture: light, and dark where the reader's system is.
 *
 * @param families those of the boxes drawn, the heaviest by self weight first; their place is their class
 */
record SvgStyle(List<String> families, FamilyColors colors) {

    private static final String FONTS = "text{font:11px ui-monospace,Menlo,Consolas,monospace;fill:#171c26;"
            + "pointer-events:none}.h{font:600 14px system-ui,sans-serif}.d{font:12px system-ui,sans-serif;fill:#5a6474}"
            + ".bg{fill:#fff}.r{fill:#c3cad6}";
    private static final String DARK = "text{fill:#e8ecf2}.d{fill:#98a4b7}.bg{fill:#171c25}.r{fill:#46526a}";

    SvgStyle {
        families = List.copyOf(families);
    }

    static SvgStyle of(FlameBoxes boxes, List<FlameTable.FlameFunction> functions, FamilyColors colors) {
        Map<String, Long> self = new HashMap<>();
        for (FlameBoxes.Box box : boxes.boxes()) {
            if (box.depth() > 0) {
                self.merge(colors.shown(functions.get(box.function()).origin()), box.self(), Long::sum);
            }
        }
        List<String> heaviestFirst = self.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        return new SvgStyle(heaviestFirst, colors);
    }

    String family(FramePackage origin) {
        return familyClass(colors.shown(origin));
    }

    String familyClass(String shownFamily) {
        return "f" + families.indexOf(shownFamily);
    }

    String css() {
        var css = new StringBuilder(FONTS);
        var dark = new StringBuilder(DARK);
        for (String family : families) {
            FlameColor color = colors.color(family);
            String rule = "." + familyClass(family) + "{fill:";
            css.append(rule).append(color.light()).append('}');
            dark.append(rule).append(color.dark()).append('}');
        }
        return css.append("@media(prefers-color-scheme:dark){")
                .append(dark)
                .append("}")
                .toString();
    }
}

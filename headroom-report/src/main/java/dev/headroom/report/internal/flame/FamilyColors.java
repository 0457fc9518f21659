package dev.headroom.report.internal.flame;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The colours of families of packages: the platform's are grey, the rest have one each, the most frequent first. */
public final class FamilyColors {

    /** Families beyond the palette. */
    public static final String OTHER = "other";

    private static final List<FlameColor> PALETTE = List.of(
            FlameColor.ORANGE,
            FlameColor.MINT,
            FlameColor.BLUE,
            FlameColor.YELLOW,
            FlameColor.PINK,
            FlameColor.PEAR,
            FlameColor.CYAN,
            FlameColor.OLIVE);

    private final Map<String, FlameColor> colors = new HashMap<>();

    private FamilyColors() {
        colors.put(FramePackage.JDK, FlameColor.SLATE);
        colors.put(FramePackage.THREAD.family(), FlameColor.SLATE);
        colors.put(FramePackage.NATIVE.family(), FlameColor.GREY);
        colors.put(FramePackage.KERNEL.family(), FlameColor.STONE);
        colors.put(OTHER, FlameColor.SAND);
    }

    /** Ranks families by the boxes they have in a table. */
    public static FamilyColors of(FlameTable table) {
        var families = new FamilyColors();
        Map<String, Integer> boxes = new HashMap<>();
        List<FlameTable.FlameFunction> functions = table.functions();
        for (int stack = 1; stack < table.size(); stack++) {
            String family = functions.get(table.function(stack)).origin().family();
            if (!families.colors.containsKey(family)) {
                boxes.merge(family, 1, Integer::sum);
            }
        }
        List<String> ranked = boxes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(PALETTE.size())
                .map(Map.Entry::getKey)
                .toList();
        for (int rank = 0; rank < ranked.size(); rank++) {
            families.colors.put(ranked.get(rank), PALETTE.get(rank));
        }
        return families;
    }

    /** The family a package is shown as: its own, or {@link #OTHER} beyond the palette. */
    public String shown(FramePackage origin) {
        return colors.containsKey(origin.family()) ? origin.family() : OTHER;
    }

    /** The colour of a family that is shown. */
    public FlameColor color(String shownFamily) {
        FlameColor color = colors.get(shownFamily);
        if (color == null) {
            throw new IllegalArgumentException("Not a family that is shown: " + shownFamily);
        }
        return color;
    }
}

package dev.headroom.report.text;

import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What {@code headroom profile tree} prints: the call tree from the root down, narrow branches counted and left out. */
public final class TreeText {

    private static final int DEEPEST_INDENT = 60;

    private final CallTree tree;
    private final double least;
    private final Screen screen;
    private final FunctionNames names;

    private TreeText(CallTree tree, double minimumShare, Palette palette) {
        this.tree = tree;
        this.least = minimumShare * tree.root().weight().total();
        this.screen = new Screen(palette);
        Set<Function> functions = new LinkedHashSet<>();
        collect(tree.root(), least, functions);
        this.names = new FunctionNames(functions);
    }

    /**
     * @param minimumShare of the profile's weight, 0 to 1; narrower branches are left out and counted
     * @param estimated whether the stacks were not recorded but estimated
     */
    public static String of(CallTree tree, double minimumShare, boolean estimated, Palette palette) {
        var text = new TreeText(tree, minimumShare, palette);
        text.screen.title(
                VisibleText.oneLine(tree.type().name(), 40),
                MetricText.of(tree.root().weight().total(), tree.type().unit()) + " in "
                        + MetricText.count(tree.root().samples()) + " samples; total, self, function");
        text.screen.estimated(estimated);
        text.children(tree.root().children(), 0);
        return text.screen.toString();
    }

    private static void collect(CallNode node, double least, Set<Function> functions) {
        for (CallNode child : node.children()) {
            if (child.weight().total() >= least) {
                functions.add(child.function());
                collect(child, least, functions);
            }
        }
    }

    private void children(List<CallNode> nodes, int depth) {
        int narrow = 0;
        long narrowWeight = 0;
        for (CallNode node : nodes) {
            if (node.weight().total() >= least && node.weight().total() > 0) {
                line(node, depth);
                children(node.children(), depth + 1);
            } else {
                narrow++;
                narrowWeight += node.weight().total();
            }
        }
        if (narrow > 0) {
            screen.line(screen.palette()
                    .faint(String.format(
                            Locale.ROOT,
                            "%6s %7s  %s… %d narrower",
                            percent(narrowWeight),
                            "",
                            indent(depth),
                            narrow)));
        }
    }

    private void line(CallNode node, int depth) {
        String numbers = String.format(
                Locale.ROOT,
                "%6s %7s  ",
                percent(node.weight().total()),
                percent(node.weight().self()));
        String indent = indent(depth);
        screen.line(numbers
                + indent
                + VisibleText.oneLine(names.of(node.function()), Screen.COLUMNS - numbers.length() - indent.length()));
    }

    private static String indent(int depth) {
        return "  ".repeat(Math.min(depth, DEEPEST_INDENT / 2));
    }

    private String percent(long weight) {
        long total = tree.root().weight().total();
        return total == 0 ? MetricText.UNKNOWN : String.format(Locale.ROOT, "%.1f%%", 100.0 * weight / total);
    }
}

package dev.headroom.report.text;

import dev.headroom.measure.Proportion;
import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.profile.view.CallNeighbours.Neighbour;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code headroom profile callers} and {@code callees} print. */
public final class NeighboursText {

    private NeighboursText() {}

    /** Which way to look from a function. */
    public enum Direction {
        CALLERS,
        CALLEES
    }

    /**
     * @param limit how many to list, 0 for all
     * @param estimated whether the stacks were not recorded but estimated
     */
    public static String of(CallNeighbours around, Direction direction, int limit, boolean estimated, Palette palette) {
        boolean up = direction == Direction.CALLERS;
        List<Neighbour> neighbours = up ? around.callers() : around.callees();
        var screen = new Screen(palette);
        String unit = around.type().unit();
        List<Function> shownTogether = new ArrayList<>(around.functions());
        neighbours.forEach(neighbour -> shownTogether.add(neighbour.function()));
        var names = new FunctionNames(shownTogether);
        screen.sentence("", around.functions().stream().map(names::of).collect(Collectors.joining(", ")), 2);
        screen.line(palette.faint(String.format(
                Locale.ROOT,
                "  %s in %s samples, self %s, of %s in all; %s:",
                MetricText.of(around.total(), unit),
                MetricText.count(around.samples()),
                MetricText.of(around.self(), unit),
                MetricText.of(around.profileTotal(), unit),
                up ? "called by" : "calls")));
        screen.estimated(estimated);
        int shown = limit == 0 ? neighbours.size() : Math.min(limit, neighbours.size());
        for (Neighbour neighbour : neighbours.subList(0, shown)) {
            var share = new Proportion(neighbour.samples(), Math.max(neighbour.samples(), around.samples()));
            String numbers = String.format(
                    Locale.ROOT,
                    "  %10s  %5.1f ± %.1f %%  ",
                    MetricText.of(neighbour.total(), unit),
                    100 * share.share(),
                    100 * share.interval().halfWidth());
            String name = neighbour.function().isNone() ? "(outermost)" : names.of(neighbour.function());
            screen.line(numbers + VisibleText.oneLine(name, Screen.COLUMNS - numbers.length()));
        }
        if (shown < neighbours.size()) {
            screen.line("  " + palette.faint("and " + (neighbours.size() - shown) + " more with --limit 0"));
        }
        if (neighbours.isEmpty()) {
            screen.line("  nobody");
        }
        return screen.toString();
    }
}

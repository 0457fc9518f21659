package dev.headroom.report.text;

import dev.headroom.measure.Proportion;
import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.WeightShare;
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
     * @param sampled whether weights rest on samples, so that shares have an interval
     * @param estimated whether the stacks were not recorded but estimated
     */
    public static String of(
            CallNeighbours around,
            Direction direction,
            int limit,
            boolean sampled,
            boolean estimated,
            Palette palette) {
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
                "  %s%s, self %s, of %s in all; %s:",
                MetricText.of(around.total(), unit),
                sampled ? " in " + MetricText.count(around.samples()) + " samples" : "",
                MetricText.of(around.self(), unit),
                MetricText.of(around.profileTotal(), unit),
                up ? "called by" : "calls")));
        screen.estimated(estimated);
        int shown = limit == 0 ? neighbours.size() : Math.min(limit, neighbours.size());
        for (Neighbour neighbour : neighbours.subList(0, shown)) {
            String numbers = String.format(
                    Locale.ROOT,
                    "  %10s  %s  ",
                    MetricText.of(neighbour.total(), unit),
                    share(neighbour, around, sampled));
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

    private static String share(Neighbour neighbour, CallNeighbours around, boolean sampled) {
        long whole = Math.max(neighbour.total(), around.total());
        if (!sampled) {
            return String.format(
                    Locale.ROOT,
                    "%5.1f %%",
                    100 * WeightShare.exactly(neighbour.total(), whole).share());
        }
        var samples = new Proportion(neighbour.samples(), Math.max(neighbour.samples(), around.samples()));
        var share = new WeightShare(neighbour.total(), whole, samples);
        return String.format(
                Locale.ROOT,
                "%5.1f ± %.1f %%",
                100 * share.share(),
                100 * share.interval().halfWidth());
    }
}

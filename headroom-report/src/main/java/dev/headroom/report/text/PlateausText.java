package dev.headroom.report.text;

import dev.headroom.profile.TopFrames;
import dev.headroom.profile.WeightShare;
import dev.headroom.profile.view.Plateaus;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.Locale;

/** What {@code headroom profile plateaus} prints: the flame graph read, wide frames apart from noise. */
public final class PlateausText {

    private PlateausText() {}

    /** @param estimated whether the stacks were not recorded but estimated */
    public static String of(Plateaus plateaus, boolean estimated, Palette palette) {
        var screen = new Screen(palette);
        TopFrames stops = plateaus.stops();
        screen.title(
                "Plateaus of " + VisibleText.oneLine(stops.type().name(), 40),
                TopFramesText.weighed(stops, "total and self with their 95 % interval"));
        screen.estimated(estimated);
        List<TopFrames.Row> noise =
                plateaus.rows().stream().filter(plateaus::isNoise).toList();
        plateaus.rows().stream().filter(row -> !plateaus.isNoise(row)).forEach(row -> row(stops, row, screen));
        if (!noise.isEmpty()) {
            screen.line("  " + palette.faint("noise: too few samples to tell how wide these are, or whether at all"));
            noise.forEach(row -> row(stops, row, screen));
        }
        long rest = (long) plateaus.functionCount() - plateaus.rows().size();
        screen.line("  "
                + palette.faint(MetricText.count(rest)
                        + " further functions either pass their width on or are too narrow to speak of"));
        return screen.toString();
    }

    private static void row(TopFrames stops, TopFrames.Row row, Screen screen) {
        String numbers =
                String.format(Locale.ROOT, "  %16s  %16s  ", share(stops.totalShare(row)), share(stops.selfShare(row)));
        screen.line(numbers + VisibleText.oneLine(row.frame().toString(), Screen.COLUMNS - numbers.length()));
    }

    private static String share(WeightShare share) {
        return share.isExact()
                ? String.format(Locale.ROOT, "%.1f %%", 100 * share.share())
                : String.format(
                        Locale.ROOT,
                        "%.1f ± %.1f %%",
                        100 * share.share(),
                        100 * share.interval().halfWidth());
    }
}

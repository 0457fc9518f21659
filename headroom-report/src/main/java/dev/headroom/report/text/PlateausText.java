package dev.headroom.report.text;

import dev.headroom.measure.Interval;
import dev.headroom.profile.Plateaus;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.Locale;

/** What {@code headroom profile plateaus} prints: the flame graph read, wide frames apart from noise. */
public final class PlateausText {

    private PlateausText() {}

    /** @param estimated whether the stacks were not recorded but estimated */
    public static String of(Plateaus plateaus, boolean estimated, Palette palette) {
        var screen = new Screen(palette);
        screen.title(
                "Plateaus of " + VisibleText.oneLine(plateaus.type().name(), 40),
                MetricText.of(plateaus.totalWeight(), plateaus.type().unit()) + " in "
                        + MetricText.count(plateaus.sampleCount())
                        + " samples; total and self with their 95 % interval");
        screen.estimated(estimated);
        for (TopFrames.Row row : plateaus.rows()) {
            String numbers = String.format(
                    Locale.ROOT,
                    "  %16s  %16s  ",
                    share(row.totalShare(plateaus.sampleCount()).interval()),
                    share(row.selfShare(plateaus.sampleCount()).interval()));
            screen.line(numbers + VisibleText.oneLine(row.frame().toString(), Screen.COLUMNS - numbers.length()));
        }
        long rest = (long) plateaus.functionCount() - plateaus.rows().size();
        screen.line("  "
                + palette.faint(MetricText.count(rest)
                        + " further functions either pass their width on or are too narrow to speak of"));
        return screen.toString();
    }

    private static String share(Interval share) {
        return String.format(Locale.ROOT, "%.1f ± %.1f %%", 100 * share.best(), 100 * share.halfWidth());
    }
}

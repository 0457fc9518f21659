package dev.headroom.report.text;

import dev.headroom.profile.view.LineWeights;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.Locale;

/** What {@code headroom profile lines} prints: the lines of the functions that match, in source order. */
public final class LinesText {

    private LinesText() {}

    public static String of(LineWeights lines, Palette palette) {
        var screen = new Screen(palette);
        String unit = lines.type().unit();
        String function = "";
        for (LineWeights.Line line : lines.lines()) {
            if (!line.frame().name().equals(function)) {
                function = line.frame().name();
                screen.title(
                        VisibleText.oneLine(function, 100),
                        VisibleText.oneLine(line.frame().file(), 40));
                screen.line(palette.faint(
                        String.format(Locale.ROOT, "  %6s  %10s  %10s  %s", "line", "self", "total", "share")));
            }
            screen.line(String.format(
                    Locale.ROOT,
                    "  %6s  %10s  %10s  %5.1f %%",
                    line.frame().line() == 0 ? "?" : line.frame().line(),
                    MetricText.of(line.weight().self(), unit),
                    MetricText.of(line.weight().total(), unit),
                    lines.profileTotal() == 0 ? 0 : 100.0 * line.weight().total() / lines.profileTotal()));
        }
        return screen.toString();
    }
}

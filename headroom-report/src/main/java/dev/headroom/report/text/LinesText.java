package dev.headroom.report.text;

import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.Locale;

/** What {@code headroom profile lines} prints: the lines of the functions that match, in source order. */
public final class LinesText {

    private LinesText() {}

    public static String of(LineWeights lines, boolean estimated, Palette palette) {
        var screen = new Screen(palette);
        screen.estimated(estimated);
        String unit = lines.type().unit();
        var names = new FunctionNames(
                lines.lines().stream().map(LineWeights.Line::function).toList());
        Function function = Function.NONE;
        for (LineWeights.Line line : lines.lines()) {
            if (!line.function().equals(function)) {
                function = line.function();
                screen.title(VisibleText.oneLine(names.of(function), 100), VisibleText.oneLine(function.file(), 40));
                screen.line(palette.faint(
                        String.format(Locale.ROOT, "  %6s  %10s  %10s  %s", "line", "self", "total", "share")));
            }
            screen.line(String.format(
                    Locale.ROOT,
                    "  %6s  %10s  %10s  %5.1f %%%s",
                    line.line() == 0 ? "?" : line.line(),
                    MetricText.of(line.weight().self(), unit),
                    MetricText.of(line.weight().total(), unit),
                    lines.profileTotal() == 0 ? 0 : 100.0 * line.weight().total() / lines.profileTotal(),
                    line.file().equals(function.file()) ? "" : "  " + VisibleText.oneLine(line.file(), 60)));
        }
        return screen.toString();
    }
}

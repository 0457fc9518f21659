package dev.headroom.report.text;

import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.Exposure;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.Locale;

/** What {@code headroom profile diff} prints: what grew, what shrank, and what cannot be told. */
public final class DiffText {

    private DiffText() {}

    /** @param limit how many functions, 0 for all */
    public static String of(ProfileDiff diff, int limit, Palette palette) {
        var screen = new Screen(palette);
        screen.title(
                VisibleText.oneLine(diff.type().name(), 40) + " " + (diff.by() == TopFrames.By.SELF ? "self" : "total")
                        + ", " + diff.exposure().perWhat(),
                MetricText.count(diff.baseSamples()) + " against " + MetricText.count(diff.headSamples())
                        + " samples; all calls together wrong at most once in twenty, " + diff.tested()
                        + " functions tested");
        List<FrameChange> changes = diff.changes();
        int shown = limit == 0 ? changes.size() : Math.min(limit, changes.size());
        screen.line(palette.faint(String.format(
                Locale.ROOT, "  %10s  %10s  %28s  %12s  %s", "before", "after", "change", "visible from", "function")));
        for (FrameChange change : changes.subList(0, shown)) {
            screen.line(line(diff, change, palette));
        }
        if (shown < changes.size()) {
            screen.line("  " + palette.faint("and " + (changes.size() - shown) + " more with --limit 0"));
        }
        long called = changes.stream()
                .filter(change -> change.call() != FrameChange.Call.UNSURE)
                .count();
        screen.line(
                called == 0
                        ? "No change that these samples could show."
                        : called + (called == 1 ? " function" : " functions") + " changed beyond noise.");
        return screen.toString();
    }

    private static String line(ProfileDiff diff, FrameChange change, Palette palette) {
        String numbers = String.format(
                Locale.ROOT,
                "%s %10s  %10s  %28s  %12s  ",
                mark(change),
                rate(diff, change.base()),
                rate(diff, change.head()),
                signed(diff, change.difference().best()) + " ("
                        + signed(diff, change.difference().low()) + " to "
                        + signed(diff, change.difference().high()) + ")",
                rate(diff, change.smallestVisible()));
        String note = change.vanished() ? "  (vanished)" : change.appeared() ? "  (new)" : "";
        String line = numbers
                + VisibleText.oneLine(change.function(), Screen.COLUMNS - numbers.length() - note.length())
                + note;
        return switch (change.call()) {
            case GREW -> palette.bad(line);
            case SHRANK -> palette.good(line);
            case UNSURE -> palette.faint(line);
        };
    }

    private static String mark(FrameChange change) {
        return switch (change.call()) {
            case GREW -> "+";
            case SHRANK -> "-";
            case UNSURE -> "?";
        };
    }

    private static String rate(ProfileDiff diff, double rate) {
        return diff.exposure().unit() == Exposure.Unit.SAMPLE
                ? String.format(Locale.ROOT, "%.2f %%", 100 * rate)
                : String.format(Locale.ROOT, "%.3g", rate);
    }

    private static String signed(ProfileDiff diff, double difference) {
        return diff.exposure().unit() == Exposure.Unit.SAMPLE
                ? String.format(Locale.ROOT, "%+.2f", 100 * difference)
                : String.format(Locale.ROOT, "%+.3g", difference);
    }
}

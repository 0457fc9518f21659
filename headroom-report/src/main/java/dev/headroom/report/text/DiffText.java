package dev.headroom.report.text;

import dev.headroom.profile.TopFrames;
import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.diff.Per;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.diff.RuleResult;
import dev.headroom.report.DiffReport;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.RuleSentence;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.Locale;

/** What {@code headroom profile diff} prints: what grew, what shrank, what cannot be told, and what the rules say. */
public final class DiffText {

    private final ProfileDiff diff;
    private final Palette palette;
    private final Screen screen;

    private DiffText(ProfileDiff diff, Palette palette) {
        this.diff = diff;
        this.palette = palette;
        screen = new Screen(palette);
    }

    /** @param limit how many functions, 0 for all */
    public static String of(DiffReport report, int limit, Palette palette) {
        var text = new DiffText(report.diff(), palette);
        text.head();
        text.changes(limit);
        text.sight();
        text.rules(report);
        return text.screen.toString();
    }

    private void head() {
        ComparedProfiles compared = diff.compared();
        screen.title(
                VisibleText.oneLine(compared.type().name(), 40) + " "
                        + (diff.by() == TopFrames.By.SELF ? "self" : "total") + ", "
                        + compared.per().text(),
                side(compared.base().size(), compared.baseSamples()) + " against "
                        + side(compared.head().size(), compared.headSamples())
                        + "; all calls together wrong at most once in twenty, "
                        + MetricText.count(diff.tested()) + " functions tested");
        screen.line(palette.faint(String.format(
                Locale.ROOT, "  %10s  %10s  %28s  %12s  %s", "before", "after", "change", "visible from", "function")));
    }

    private static String side(int profiles, long samples) {
        String count = MetricText.count(samples);
        return profiles == 1 ? count + " samples" : count + " samples of " + profiles + " profiles";
    }

    private void changes(int limit) {
        List<FrameChange> changes = diff.changes();
        int shown = limit == 0 ? changes.size() : Math.min(limit, changes.size());
        changes.subList(0, shown).forEach(change -> screen.line(line(change)));
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
    }

    private void sight() {
        double share = diff.referenceRate() == 0 ? 0 : diff.smallestVisible() / diff.referenceRate();
        screen.sentence(
                "  ",
                "A function with " + MetricText.percent(ProfileDiff.REFERENCE_SHARE)
                        + " of the samples before is seen to change from " + rate(diff.smallestVisible()) + points()
                        + " on, which is " + MetricText.percent(share) + " of it (four times in five).",
                2);
        boolean replicated =
                diff.compared().base().size() + diff.compared().head().size() > 2;
        screen.sentence(
                "  ",
                replicated
                        ? String.format(
                                Locale.ROOT,
                                "Recordings of one side vary %.1f times as much as sampling alone; calls and intervals allow for it.",
                                diff.recordingsVary())
                        : "One profile against one: how recordings of unchanged code differ is not known and not allowed for;"
                                + " give several a side.",
                2);
    }

    private String points() {
        return diff.compared().per() == Per.SAMPLE
                ? " points"
                : " " + diff.compared().per().text();
    }

    private void rules(DiffReport report) {
        for (RuleResult rule : report.rules()) {
            var verdict = DiffReport.verdict(rule.outcome());
            screen.line(palette.judged(
                    verdict,
                    GatesText.mark(verdict) + " " + verdict.id().toUpperCase(Locale.ROOT) + "  "
                            + VisibleText.oneLine(rule.rule().text(), 90)));
            screen.sentence("  ", RuleSentence.of(rule), 3);
        }
    }

    private String line(FrameChange change) {
        String numbers = String.format(
                Locale.ROOT,
                "%s %10s  %10s  %28s  %12s  ",
                mark(change),
                rate(change.base()),
                rate(change.head()),
                signed(change.difference().best()) + " ("
                        + signed(change.difference().low()) + " to "
                        + signed(change.difference().high()) + ")",
                rate(change.smallestVisible()));
        String note = note(change);
        String line = numbers
                + VisibleText.oneLine(change.function(), Screen.COLUMNS - numbers.length() - note.length())
                + note;
        return switch (change.call()) {
            case GREW -> palette.bad(line);
            case SHRANK -> palette.good(line);
            case UNSURE -> palette.faint(line);
        };
    }

    /** That no sample met a function is no proof that it is gone, unless the change itself was called. */
    private static String note(FrameChange change) {
        boolean called = change.call() != FrameChange.Call.UNSURE;
        if (change.vanished()) {
            return called ? "  (vanished)" : "  (not met after)";
        }
        return change.appeared() ? called ? "  (new)" : "  (not met before)" : "";
    }

    private static String mark(FrameChange change) {
        return switch (change.call()) {
            case GREW -> "+";
            case SHRANK -> "-";
            case UNSURE -> "?";
        };
    }

    private String rate(double rate) {
        return diff.compared().per() == Per.SAMPLE
                ? String.format(Locale.ROOT, "%.2f %%", 100 * rate)
                : String.format(Locale.ROOT, "%.3g", rate);
    }

    private String signed(double difference) {
        return diff.compared().per() == Per.SAMPLE
                ? String.format(Locale.ROOT, "%+.2f", 100 * difference)
                : String.format(Locale.ROOT, "%+.3g", difference);
    }
}

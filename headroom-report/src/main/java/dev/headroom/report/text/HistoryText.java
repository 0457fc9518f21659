package dev.headroom.report.text;

import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.History;
import dev.headroom.gate.history.PastSeries;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.history.series.Stretch;
import dev.headroom.report.history.HistoryReport;
import dev.headroom.report.history.HistoryWords;
import dev.headroom.report.history.SeriesSparkline;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import dev.headroom.report.text.TextTable.Cell;
import dev.headroom.report.text.TextTable.Side;
import java.util.List;

/** Past runs on a screen or a few: what changed first, then what did not. */
final class HistoryText {

    private static final int LONG_SPARKLINE = 60;
    private static final int SHORT_SPARKLINE = 30;
    private static final int MAX_EVENTFUL = 40;
    private static final int MAX_QUIET = 24;
    private static final int MAX_CHANGES = 12;

    private final HistoryReport report;
    private final HistoryWords words;
    private final Palette palette;
    private final Screen screen;

    private HistoryText(HistoryReport report, Palette palette) {
        this.report = report;
        this.palette = palette;
        words = new HistoryWords(report);
        screen = new Screen(palette);
    }

    static String of(HistoryReport report, Palette palette) {
        var text = new HistoryText(report, palette);
        text.head();
        text.report.history().alike().forEach(text::alike);
        text.notes();
        return text.screen.toString();
    }

    private void head() {
        History history = report.history();
        screen.line(palette.strong("Headroom") + "  history of " + VisibleText.oneLine(report.source(), 90));
        screen.line("  " + MetricText.count(history.found()) + " found, " + MetricText.count(history.used())
                + " of them in a series");
        history.leftOut().forEach(leftOut -> screen.sentence("  left out  ", HistoryWords.leftOut(leftOut), 2));
        screen.blank();
        if (history.alike().isEmpty()) {
            screen.line("Nothing to tell: a series takes at least 10 of one kind.");
        }
    }

    private void alike(RunsAlike alike) {
        screen.line(palette.strong(VisibleText.oneLine(HistoryWords.extent(alike), Screen.COLUMNS)));
        if (alike.circumstances().isPresent()) {
            screen.sentence("  on ", HistoryWords.circumstances(alike), 2);
        }
        screen.blank();
        List<FollowedSeries> eventful =
                alike.series().stream().filter(one -> one.course().isEventful()).toList();
        eventful.stream().limit(MAX_EVENTFUL).forEach(this::eventful);
        rest(eventful.size(), MAX_EVENTFUL, "series with changes");
        quiet(alike.series().stream().filter(one -> !one.course().isEventful()).toList());
    }

    private void eventful(FollowedSeries followed) {
        PastSeries series = followed.series();
        screen.line(palette.strong(name(series, 60)) + "  now " + HistoryWords.levelNow(followed));
        screen.line("  " + SeriesSparkline.of(series.points(), LONG_SPARKLINE));
        List<Shift> shifts = followed.course().shifts();
        int first = Math.max(0, shifts.size() - MAX_CHANGES);
        rest(first, 0, "earlier changes");
        shifts.subList(first, shifts.size()).forEach(shift -> change(followed, shift));
        for (Stretch stretch : followed.course().stretches()) {
            stretch.drift()
                    .ifPresent(drift -> screen.line("  " + palette.unsure("drifts ") + "  "
                            + HistoryWords.drift(followed, stretch, drift)
                            + palette.faint("  " + HistoryWords.surely(drift.pValue()))));
        }
        List<String> remarks = HistoryWords.remarks(followed);
        if (!remarks.isEmpty()) {
            screen.line("  " + palette.faint(String.join("; ", remarks)));
        }
        screen.blank();
    }

    private void change(FollowedSeries followed, Shift shift) {
        screen.line("  " + palette.unsure(shift.isRise() ? "rose   " : "fell   ") + "  "
                + HistoryWords.moment(followed.firstAfter(shift).time()) + "  " + HistoryWords.change(followed, shift)
                + palette.faint("  " + HistoryWords.surely(shift.pValue())));
        screen.sentence("           ", HistoryWords.place(followed, shift), 2);
        words.commits(followed, shift).ifPresent(commits -> screen.sentence("           commits ", commits, 2));
    }

    private void quiet(List<FollowedSeries> quiet) {
        if (quiet.isEmpty()) {
            return;
        }
        screen.title("Unchanged", quiet.size() + " series");
        var table = new TextTable("  ", List.of(Side.LEFT, Side.LEFT, Side.LEFT, Side.RIGHT), 0);
        quiet.stream().limit(MAX_QUIET).forEach(followed -> {
            PastSeries series = followed.series();
            table.add(List.of(
                    Cell.of(series.subject()),
                    Cell.of(series.metric()),
                    new Cell(SeriesSparkline.of(series.points(), SHORT_SPARKLINE), palette::faint),
                    Cell.of(HistoryWords.levelNow(followed))));
        });
        screen.table(table);
        rest(quiet.size(), MAX_QUIET, "unchanged series");
        screen.blank();
    }

    private void rest(int count, int shown, String of) {
        if (count > shown) {
            screen.line("  " + palette.faint("and " + (count - shown) + " more " + of + "; --format json has all"));
        }
    }

    private void notes() {
        report.notes().forEach(note -> screen.sentence("  - ", note, 3));
    }

    private static String name(PastSeries series, int columns) {
        return VisibleText.oneLine(series.subject(), columns) + "  " + VisibleText.oneLine(series.metric(), columns);
    }
}

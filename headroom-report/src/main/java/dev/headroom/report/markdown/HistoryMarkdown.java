package dev.headroom.report.markdown;

import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.gate.history.series.Stretch;
import dev.headroom.report.history.HistoryReport;
import dev.headroom.report.history.HistoryWords;
import dev.headroom.report.history.SeriesSparkline;
import dev.headroom.report.internal.MetricText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What happened over past runs, for a weekly message: newest changes first. */
public final class HistoryMarkdown {

    private static final int SPARKLINE = 24;

    private final HistoryReport report;
    private final HistoryWords words;
    private final MarkdownText text = new MarkdownText();

    private HistoryMarkdown(HistoryReport report) {
        this.report = report;
        words = new HistoryWords(report);
    }

    public static String of(HistoryReport report) {
        return new HistoryMarkdown(report).text();
    }

    private String text() {
        text.line("## Headroom: history of " + MarkdownText.name(report.source()));
        text.line("");
        text.line(MetricText.count(report.history().found()) + " found, "
                + MetricText.count(report.history().used()) + " of them in a series.");
        for (RunsAlike alike : report.history().alike()) {
            text.heading(MarkdownText.sentence(HistoryWords.extent(alike)));
            if (alike.circumstances().isPresent()) {
                text.line("On " + MarkdownText.sentence(HistoryWords.circumstances(alike)) + ".");
                text.line("");
            }
            changes(alike);
            drifts(alike);
        }
        List<String> remarks = new ArrayList<>();
        report.history().leftOut().forEach(leftOut -> remarks.add("Left out, " + HistoryWords.leftOut(leftOut)));
        remarks.addAll(report.notes());
        if (!remarks.isEmpty()) {
            text.heading("Notes");
            remarks.forEach(remark -> text.line("- " + MarkdownText.sentence(remark)));
        }
        return text.toString();
    }

    private record Event(FollowedSeries followed, Shift shift) {}

    private void changes(RunsAlike alike) {
        List<Event> events = new ArrayList<>();
        alike.series()
                .forEach(followed ->
                        followed.course().shifts().forEach(shift -> events.add(new Event(followed, shift))));
        if (events.isEmpty()) {
            text.line("No level changed in " + alike.series().size() + " series.");
            return;
        }
        events.sort(Comparator.comparing((Event event) ->
                        event.followed().firstAfter(event.shift()).time())
                .reversed());
        text.tableHead(List.of("First seen (UTC)", "Of", "Change", "Sure", "Commits", "Course"), "llllll");
        for (Event event : events) {
            FollowedSeries followed = event.followed();
            text.row(List.of(
                    HistoryWords.moment(followed.firstAfter(event.shift()).time()),
                    name(followed),
                    MarkdownText.sentence(HistoryWords.change(followed, event.shift())),
                    MarkdownText.sentence(HistoryWords.surely(event.shift().pValue())),
                    words.commits(followed, event.shift())
                            .map(MarkdownText::sentence)
                            .orElse(MetricText.UNKNOWN),
                    SeriesSparkline.of(followed.series().points(), SPARKLINE)));
        }
    }

    private void drifts(RunsAlike alike) {
        for (FollowedSeries followed : alike.series()) {
            for (Stretch stretch : followed.course().stretches()) {
                stretch.drift().ifPresent(drift -> {
                    text.line("");
                    text.line("Drifts: " + name(followed) + " "
                            + MarkdownText.sentence(HistoryWords.drift(followed, stretch, drift)) + ".");
                });
            }
        }
    }

    private static String name(FollowedSeries followed) {
        return MarkdownText.name(followed.series().subject()) + " "
                + MarkdownText.name(followed.series().metric());
    }
}

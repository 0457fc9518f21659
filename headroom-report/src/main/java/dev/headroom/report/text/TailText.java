package dev.headroom.report.text;

import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.measure.DurationText;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/** What the slowest requests of each endpoint spent their extra time on. */
final class TailText {

    private static final int MAX_ENDPOINTS = 5;
    private static final int MAX_CAUSES = 3;

    private final Screen screen;

    TailText(Screen screen) {
        this.screen = screen;
    }

    void append(List<TailBreakdown> tail) {
        if (tail.isEmpty()) {
            screen.title("Tail", "not known: too few requests, or no server events");
            return;
        }
        screen.title("Tail", "where the slowest requests' extra time went, against ordinary ones");
        List<TailBreakdown> shown = tail.stream()
                .sorted((a, b) -> Long.compare(b.extraNanos(), a.extraNanos()))
                .limit(MAX_ENDPOINTS)
                .toList();
        shown.forEach(breakdown -> screen.sentence("  ", sentence(breakdown), 2));
        if (shown.size() < tail.size()) {
            screen.line("  " + screen.palette().faint("and " + (tail.size() - shown.size()) + " more in the report"));
        }
    }

    private static String sentence(TailBreakdown breakdown) {
        String causes = breakdown.causes().stream()
                .limit(MAX_CAUSES)
                .map(TailText::cause)
                .collect(Collectors.joining(", "));
        return VisibleText.oneLine(breakdown.endpoint(), 48) + "  "
                + breakdown.percentile().label() + " " + DurationText.of(breakdown.valueNanos()) + ", "
                + DurationText.of(breakdown.extraNanos()) + " over the median (n=" + breakdown.tailRequests() + "): "
                + causes;
    }

    private static String cause(TailBreakdown.Share share) {
        return share.cause().id() + " " + MetricText.percent(share.share().best()) + " ("
                + MetricText.percentRange(share.share()) + ")"
                + (share.place().isEmpty() ? "" : " at " + VisibleText.oneLine(share.place(), 48));
    }
}

package dev.headroom.report.text;

import dev.headroom.diagnose.tail.Modes;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.DurationText;
import dev.headroom.report.internal.MetricText;
import dev.headroom.report.internal.VisibleText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the slowest requests of each endpoint spent their extra time on. */
final class TailText {

    private static final int MAX_ENDPOINTS = 5;
    private static final int MAX_CAUSES = 3;
    private static final double LEAST_QUEUED = 0.01;

    /** How the note on queues ends; the causes say it themselves here. */
    private static final String QUEUED = "it is charged to that cause.";

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
        for (TailBreakdown breakdown : shown) {
            screen.sentence("  ", sentence(breakdown), 2);
            without(breakdown).ifPresent(sentence -> screen.sentence("    ", sentence, 4));
            split(breakdown).ifPresent(sentence -> screen.sentence("    ", sentence, 4));
        }
        tail.stream()
                .flatMap(breakdown -> breakdown.notes().stream())
                .filter(note -> !note.endsWith(QUEUED))
                .distinct()
                .forEach(note -> screen.sentence("  ", note, 2));
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

    /** What the percentile would be without the first cause that has a name. */
    private static Optional<String> without(TailBreakdown breakdown) {
        return breakdown.causes().stream()
                .filter(share -> share.cause() != TailCause.UNEXPLAINED)
                .findFirst()
                .map(share -> "without " + share.cause().id() + " "
                        + breakdown.percentile().label() + " would be "
                        + DurationText.of(Math.round(share.withoutNanos().best())) + " ("
                        + DurationText.of(Math.round(share.withoutNanos().low())) + " to "
                        + DurationText.of(Math.round(share.withoutNanos().high())) + "); "
                        + MetricText.percent(share.controlShare()) + " of ordinary requests met it too");
    }

    private static Optional<String> split(TailBreakdown breakdown) {
        return breakdown
                .modes()
                .flatMap(Modes::split)
                .map(split -> "slow ones go with " + split.attribute() + " " + VisibleText.oneLine(split.value(), 60)
                        + ": " + MetricText.percent(split.slowWith()) + " of its " + split.requestsWith()
                        + " requests are slow, " + MetricText.percent(split.slowWithout()) + " of the others");
    }

    private static String cause(TailBreakdown.Share share) {
        String queued = share.queuedShare() < LEAST_QUEUED
                ? ""
                : ", " + MetricText.percent(share.queuedShare()) + " of it queued behind others";
        return share.cause().id() + " " + MetricText.percent(share.share().best()) + " ("
                + MetricText.percentRange(share.share()) + queued + ")"
                + (share.place().isEmpty() ? "" : " at " + VisibleText.oneLine(share.place(), 48));
    }
}

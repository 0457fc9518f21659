package dev.headroom.diagnose.internal.moment;

import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.ServerEvidence;
import dev.headroom.diagnose.moment.Band;
import dev.headroom.measure.DurationText;
import dev.headroom.profile.recording.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Stretches in which all threads were stopped or slowed, as the recording tells. */
final class Bands {

    /** Bands of one kind that are kept: the longest. */
    private static final int MOST = 500;

    private Bands() {}

    static List<Band> of(RunEvidence run, List<String> notes) {
        List<Band> all = all(run.server());
        all.removeIf(band -> band.endNanos() <= run.windowStartNanos() || band.startNanos() >= run.windowEndNanos());
        all.sort(Comparator.comparingLong((Band band) -> band.startNanos() - band.endNanos()));
        List<Band> kept = new ArrayList<>();
        for (Band.Kind kind : Band.Kind.values()) {
            List<Band> ofKind = all.stream().filter(band -> band.kind() == kind).toList();
            kept.addAll(ofKind.subList(0, Math.min(MOST, ofKind.size())));
            if (ofKind.size() > MOST) {
                notes.add(String.format(
                        Locale.ROOT, "Of %,d %s the longest %,d are drawn.", ofKind.size(), plural(kind), MOST));
            }
        }
        kept.sort(Comparator.comparingLong(Band::startNanos));
        return kept;
    }

    private static String plural(Band.Kind kind) {
        return switch (kind) {
            case GC_PAUSE -> "GC pauses";
            case SAFEPOINT -> "safepoints";
            case THROTTLING -> "stretches of throttling";
            case HICCUP -> "hiccups";
            case MARK -> "marks";
        };
    }

    private static List<Band> all(ServerEvidence server) {
        List<Band> bands = new ArrayList<>();
        for (Pause pause : server.pauses()) {
            Band.Kind kind = pause.kind() == Pause.Kind.GARBAGE_COLLECTION ? Band.Kind.GC_PAUSE : Band.Kind.SAFEPOINT;
            bands.add(
                    new Band(kind, pause.startNanos(), Math.max(pause.startNanos(), pause.endNanos()), pause.cause()));
        }
        server.host().throttlings().stream()
                .filter(throttling ->
                        throttling.throttledNanos() > 0 && throttling.endNanos() >= throttling.startNanos())
                .forEach(throttling -> bands.add(new Band(
                        Band.Kind.THROTTLING,
                        throttling.startNanos(),
                        throttling.endNanos(),
                        DurationText.of(throttling.throttledNanos()) + " of processor time withheld in between")));
        server.host()
                .hiccups()
                .forEach(hiccup -> bands.add(
                        new Band(Band.Kind.HICCUP, hiccup.startNanos(), hiccup.endNanos(), "a thread due to wake")));
        return bands;
    }
}

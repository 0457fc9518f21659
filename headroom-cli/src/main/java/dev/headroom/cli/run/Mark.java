package dev.headroom.cli.run;

import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.moment.Band;
import dev.headroom.measure.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Something the user says happens during the window: a deployment, a failover.
 *
 * @param at since the window's start
 */
public record Mark(String text, Duration at) {

    public Mark {
        if (text.isBlank() || at.isNegative()) {
            throw new IllegalArgumentException("A mark has a text and lies in the window, got '" + text + "' at " + at);
        }
    }

    /** Puts the marks on a diagnosis; those beyond the window's end go to the notes instead. */
    static Diagnosis put(
            List<Mark> marks, Diagnosis diagnosis, long windowStartNanos, long windowEndNanos, List<String> notes) {
        List<Band> bands = new ArrayList<>();
        for (Mark mark : marks) {
            long at = windowStartNanos + mark.at.toNanos();
            if (at < windowEndNanos) {
                bands.add(new Band(Band.Kind.MARK, at, at, mark.text));
            } else {
                notes.add("The mark '" + mark.text + "' at " + DurationText.of(mark.at.toNanos())
                        + " is not drawn: the window ended before.");
            }
        }
        return diagnosis.with(bands);
    }
}

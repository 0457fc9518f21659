package dev.headroom.cli.run;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.ReadSummary;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run's recording, read as far as it goes.
 *
 * @param profiles the samples of the window, one profile per type
 * @param notes what is missing: a cut file, lost samples, a window that is not covered
 */
record ReadRecording(RecordedEvents events, StackTable stacks, List<Profile> profiles, List<String> notes) {

    /** The JVM's clock and ours are one; what remains is the time between two reads of it. */
    private static final long CLOCK_SLACK_NANOS = Duration.ofMillis(10).toNanos();

    static ReadRecording none(long windowStartNanos, long windowEndNanos) {
        return new ReadRecording(
                new RecordedEvents(windowStartNanos, windowEndNanos), new StackTable(), List.of(), List.of());
    }

    static ReadRecording read(Path file, long windowStartNanos, long windowEndNanos) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            ReadRecording none = none(windowStartNanos, windowEndNanos);
            return new ReadRecording(
                    none.events,
                    none.stacks,
                    List.of(),
                    List.of("The profiler left no recording at " + file + ": the service may have died under it."));
        }
        var events = new RecordedEvents(windowStartNanos, windowEndNanos);
        try (Recording recording = Recordings.open(file, ReadOptions.KEEP_PARTIAL)) {
            ReadSummary summary = recording.replay(events);
            events.lost(summary.lostBytes(), summary.lostSamples());
            StackTable stacks = recording.stacks();
            return new ReadRecording(
                    events, stacks, events.profiles(stacks), notes(summary, windowStartNanos, windowEndNanos));
        } catch (ReadException e) {
            ReadRecording none = none(windowStartNanos, windowEndNanos);
            return new ReadRecording(none.events, none.stacks, List.of(), List.of(e.getMessage()));
        }
    }

    private static List<String> notes(ReadSummary summary, long windowStartNanos, long windowEndNanos) {
        List<String> notes = new ArrayList<>(summary.notes());
        if (summary.isTruncated()) {
            notes.add("The recording is cut: " + summary.truncation());
        }
        if (summary.startNanos() > windowStartNanos + CLOCK_SLACK_NANOS
                || summary.endNanos() < windowEndNanos - CLOCK_SLACK_NANOS) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The profile does not cover the measuring window: it begins %.2f s after it and ends %.2f s before its"
                            + " end.",
                    Math.max(0, summary.startNanos() - windowStartNanos) / 1e9,
                    Math.max(0, windowEndNanos - summary.endNanos()) / 1e9));
        }
        if (summary.skipped() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "%,d events of the recording were skipped, the first because %s.",
                    summary.skipped(),
                    summary.firstSkipReason()));
        }
        if (summary.lostSamples() > 0 || summary.lostBytes() > 0) {
            notes.add(String.format(
                    Locale.ROOT,
                    "The profiler lost %,d samples and %,d bytes of events.",
                    summary.lostSamples(),
                    summary.lostBytes()));
        }
        return notes;
    }
}

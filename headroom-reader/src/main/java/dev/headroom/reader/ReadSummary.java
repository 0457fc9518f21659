package dev.headroom.reader;

import dev.headroom.profile.SampleType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file held and what was left out: a share is worth nothing without what it is a share of.
 *
 * @param file the file read
 * @param format for example {@code JFR 2.1}
 * @param producers the writers in order of appearance, for example {@code async-profiler 4.6} and the JVM's name
 * @param chunks parts with dictionaries of their own; 1 for formats without parts
 * @param events records of any kind that were walked over, also those of no interest here
 * @param samplesByType observations of each sample type
 * @param skipped records of interest that could not be decoded
 * @param firstSkipReason why the first of them was skipped, empty where none was
 * @param unresolvedStacks samples whose stack trace the file does not hold; they count under the empty stack
 * @param lostSamples samples the producer says it could not record
 * @param lostBytes event data the producer says it had to drop
 * @param startNanos begin of the recording since the Unix epoch, 0 where the date is unknown
 * @param endNanos its end by the same clock, so that it is the length where the date is unknown; 0 where that is unknown too
 * @param settings what the producers were asked to do, by {@code event#setting}
 * @param notes what a reader of the numbers should know, in full sentences
 * @param truncation empty for a whole file, else where and why it ends too early
 */
public record ReadSummary(
        Path file,
        String format,
        List<String> producers,
        int chunks,
        long events,
        Map<SampleType, Long> samplesByType,
        long skipped,
        String firstSkipReason,
        long unresolvedStacks,
        long lostSamples,
        long lostBytes,
        long startNanos,
        long endNanos,
        Map<String, String> settings,
        List<String> notes,
        String truncation) {

    public ReadSummary {
        producers = List.copyOf(producers);
        samplesByType = Map.copyOf(samplesByType);
        settings = Map.copyOf(settings);
        notes = List.copyOf(notes);
    }

    public boolean isTruncated() {
        return !truncation.isEmpty();
    }

    /** From begin to end, where the format says it. */
    public Optional<Duration> length() {
        return endNanos > startNanos ? Optional.of(Duration.ofNanos(endNanos - startNanos)) : Optional.empty();
    }

    /** The same with one more note. */
    public ReadSummary withNote(String sentence) {
        List<String> more = new ArrayList<>(notes);
        more.add(sentence);
        return new ReadSummary(
                file,
                format,
                producers,
                chunks,
                events,
                samplesByType,
                skipped,
                firstSkipReason,
                unresolvedStacks,
                lostSamples,
                lostBytes,
                startNanos,
                endNanos,
                settings,
                more,
                truncation);
    }

    public long samples(SampleType type) {
        return samplesByType.getOrDefault(type, 0L);
    }
}

package dev.headroom.report;

import dev.headroom.profile.SampleType;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is in a profile's file, before anything is asked of it.
 *
 * @param format for example {@code JFR 2.1}
 * @param producers who wrote it
 * @param duration of the recording, empty where the format does not say
 * @param contents one per sample type
 * @param recorded what a recording holds beside samples, one per kind
 * @param lostSamples that the producer says it could not record
 * @param skippedEvents that could not be decoded
 * @param periods how often the producers were told to sample, in their own words
 * @param starvation empty where there are no samples of processor time
 * @param notes what a reader of the numbers should know
 */
public record ProfileInfo(
        String file,
        String format,
        List<String> producers,
        Optional<Duration> duration,
        List<Content> contents,
        long events,
        List<Events> recorded,
        long lostSamples,
        long skippedEvents,
        Map<String, String> periods,
        Optional<Starvation> starvation,
        List<String> notes) {

    /**
     * The samples of one type.
     *
     * @param functions that appear in them
     * @param stacks distinct ones that samples ended in
     */
    public record Content(SampleType type, long samples, long weight, int functions, int stacks) {}

    /**
     * The events of one kind that have a duration: pauses of all threads, waits of single ones, requests, SQL. Short ones lie
     * below the producer's thresholds and are missing.
     *
     * @param kind for example {@code gc-pause}, {@code socket-io}, {@code sql}
     */
    public record Events(String kind, long count, long totalNanos, long longestNanos) {

        public Events plus(Events other) {
            return new Events(
                    kind,
                    count + other.count,
                    totalNanos + other.totalNanos,
                    Math.max(longestNanos, other.longestNanos));
        }
    }

    public ProfileInfo {
        recorded = List.copyOf(recorded);
        producers = List.copyOf(producers);
        contents = List.copyOf(contents);
        periods = Collections.unmodifiableSortedMap(new TreeMap<>(periods));
        notes = List.copyOf(notes);
    }
}

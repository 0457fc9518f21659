package dev.headroom.reader.jfr;

import dev.headroom.profile.SampleType;
import dev.headroom.reader.ReadException;
import dev.headroom.reader.ReadSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Counts for the summary while a file is read. */
final class Tally {

    private final Path file;
    private final Set<String> producers = new LinkedHashSet<>();
    private final Map<SampleType, Long> samples = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private String format = "JFR";
    private int chunks;
    private long events;
    private long skipped;
    private String firstSkipReason = "";
    private long unresolvedStacks;
    private long lostSamples;
    private long lostBytes;
    private long startNanos = Long.MAX_VALUE;
    private long endNanos;
    private String truncation = "";

    Tally(Path file) {
        this.file = file;
    }

    void chunk(ChunkHeader header) {
        chunks++;
        format = "JFR " + header.version();
        startNanos = Math.min(startNanos, header.startNanos());
        endNanos = Math.max(endNanos, header.startNanos() + header.durationNanos());
    }

    void settings(Settings read) {
        settings.putAll(read.values());
    }

    void producer(String name) {
        producers.add(name);
    }

    void events(long count) {
        events += count;
    }

    void sample(SampleType type, long count) {
        samples.merge(type, count, Long::sum);
    }

    void unresolvedStacks(long count) {
        unresolvedStacks += count;
    }

    void skipped(ReadException reason) {
        skipped(1, String.valueOf(reason.getMessage()));
    }

    void skipped(long count, String firstReason) {
        skipped += count;
        if (firstSkipReason.isEmpty()) {
            firstSkipReason = firstReason;
        }
    }

    void lostSamples(long count) {
        lostSamples += Math.max(0, count);
    }

    void lostBytes(long bytes) {
        lostBytes += Math.max(0, bytes);
    }

    void note(String sentence) {
        notes.add(sentence);
    }

    void truncated(ReadException reason) {
        if (truncation.isEmpty()) {
            truncation = String.valueOf(reason.getMessage());
        }
    }

    /** Adds what was counted of the chunk after those that were counted here. */
    void add(Tally next) {
        producers.addAll(next.producers);
        next.samples.forEach(this::sample);
        settings.putAll(next.settings);
        notes.addAll(next.notes);
        if (next.chunks > 0) {
            format = next.format;
        }
        chunks += next.chunks;
        events += next.events;
        if (next.skipped > 0) {
            skipped(next.skipped, next.firstSkipReason);
        }
        unresolvedStacks += next.unresolvedStacks;
        lostSamples += next.lostSamples;
        lostBytes += next.lostBytes;
        startNanos = Math.min(startNanos, next.startNanos);
        endNanos = Math.max(endNanos, next.endNanos);
        if (truncation.isEmpty()) {
            truncation = next.truncation;
        }
    }

    ReadSummary summary() {
        return new ReadSummary(
                file,
                format,
                new ArrayList<>(producers),
                chunks,
                events,
                samples,
                skipped,
                firstSkipReason,
                unresolvedStacks,
                lostSamples,
                lostBytes,
                chunks == 0 ? 0 : startNanos,
                endNanos,
                settings,
                new ArrayList<>(notes),
                truncation);
    }
}

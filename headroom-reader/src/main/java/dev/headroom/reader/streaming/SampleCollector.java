package dev.headroom.reader.streaming;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Takes what a reader finds, refuses what no profile can hold (negative weights, sums beyond 64 bits) and counts what was
 * left out. Not thread-safe.
 */
public final class SampleCollector {

    private static final int MAX_NOTES = 50;

    private final StackTable stacks;
    private final BiConsumer<ThreadSample, Map<String, String>> consumer;
    private final Map<SampleType, Sum> sums = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Set<String> producers = new LinkedHashSet<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Set<SampleType> measured = new LinkedHashSet<>();
    private final List<TopFrames> exactTops = new ArrayList<>();
    private boolean stacksEstimated;
    private String format = "";
    private int chunks = 1;
    private long events;
    private long skipped;
    private String firstSkipReason = "";
    private long unresolvedStacks;
    private long startNanos;
    private long endNanos;

    /** What was collected of one sample type. */
    private static final class Sum {
        long weight;
        long samples;
    }

    SampleCollector(StackTable stacks, BiConsumer<ThreadSample, Map<String, String>> consumer) {
        this.stacks = stacks;
        this.consumer = consumer;
    }

    public StackTable stacks() {
        return stacks;
    }

    /** The id of a frame; a name that is empty becomes {@code [unknown]}, a line that no file has becomes unknown. */
    public int frame(String name, String file, long line, FrameKind kind) {
        return frame(function(name, file, 0), file, line, kind);
    }

    /** The id of a frame of a function that may be defined elsewhere. */
    public int frame(Function function, String file, long line, FrameKind kind) {
        return stacks.frameId(new Frame(function, file, lineOrUnknown(line), kind));
    }

    /** A function with the same leniency. */
    public static Function function(String name, String file, long startLine) {
        return new Function(name.isEmpty() ? "[unknown]" : name, file, lineOrUnknown(startLine));
    }

    private static int lineOrUnknown(long line) {
        return line > 0 && line <= Integer.MAX_VALUE ? (int) line : 0;
    }

    /** The stack {@code parent} with one more frame. */
    public int child(int parent, String name, String file, long line, FrameKind kind) {
        return stacks.child(parent, frame(name, file, line, kind));
    }

    /** Adds {@code count} observations of a stack that weigh {@code weight} together, of unknown time and thread. */
    public void add(SampleType type, int stack, long weight, long count) {
        add(type, stack, weight, count, SampleOrigin.UNKNOWN);
    }

    /** Adds {@code count} observations of a stack that weigh {@code weight} together. */
    public void add(SampleType type, int stack, long weight, long count, SampleOrigin origin) {
        Sum sum = sums.computeIfAbsent(type, unused -> new Sum());
        if (weight < 0 || count < 0) {
            skip("a weight or a count is negative");
            return;
        }
        if (weight > Long.MAX_VALUE - sum.weight || count > Long.MAX_VALUE - sum.samples) {
            skip("the weights add up to more than a profile holds");
            return;
        }
        if (weight == 0 && count == 0) {
            return;
        }
        sum.weight += weight;
        sum.samples += count;
        consumer.accept(
                new ThreadSample(
                        type,
                        origin.timeNanos(),
                        origin.osThreadId(),
                        origin.threadName(),
                        stack,
                        weight,
                        count,
                        "",
                        0,
                        true),
                origin.labels());
    }

    /** Weight collected so far of a type. */
    public long weight(SampleType type) {
        Sum sum = sums.get(type);
        return sum == null ? 0 : sum.weight;
    }

    /** Counts a record of any kind. */
    public void event() {
        events++;
    }

    /** Counts a record of interest that was left out. */
    public void skip(String reason) {
        if (skipped++ == 0) {
            firstSkipReason = reason;
        }
    }

    /** Counts a sample whose stack the file does not hold. */
    public void unresolvedStack() {
        unresolvedStacks++;
    }

    /** Says that the file holds only who called whom, so that the stacks were estimated. */
    public void stacksEstimated() {
        stacksEstimated = true;
    }

    /** Says that the producer saw all there was of a type, so that nothing of it is a sample. */
    public void measured(SampleType type) {
        measured.add(type);
    }

    /** Adds the producer's own numbers for the functions of one sample type. */
    public void exactTop(TopFrames top) {
        exactTops.add(top);
    }

    public void format(String text) {
        format = text;
    }

    public void producer(String text) {
        if (!text.isBlank() && producers.size() < MAX_NOTES) {
            producers.add(text);
        }
    }

    /** Something a reader of the numbers should know, a full sentence; said once however often it is noted. */
    public void note(String sentence) {
        if (notes.size() < MAX_NOTES) {
            notes.add(sentence);
        }
    }

    /** What a producer was asked to do. */
    public void setting(String key, String value) {
        if (settings.size() < MAX_NOTES) {
            settings.put(key, value);
        }
    }

    public void chunks(int count) {
        chunks = count;
    }

    /** How long the recording took, where it does not know the date; of several times the longest holds. */
    public void length(long nanos) {
        if (startNanos == 0) {
            endNanos = Math.max(endNanos, nanos);
        }
    }

    /** When the recording began and ended, since the Unix epoch. */
    public void span(long start, long end) {
        startNanos = start;
        endNanos = end;
    }

    ProfileSet profileSet(List<Profile> profiles, ReadSummary summary) {
        return new ProfileSet(profiles, summary, stacksEstimated, measured, exactTops);
    }

    ReadSummary summary(Path file, String truncation) {
        Map<SampleType, Long> samples = new LinkedHashMap<>();
        sums.forEach((type, sum) -> {
            if (sum.samples > 0) {
                samples.put(type, sum.samples);
            }
        });
        return new ReadSummary(
                file,
                format,
                List.copyOf(producers),
                chunks,
                events,
                samples,
                skipped,
                firstSkipReason,
                unresolvedStacks,
                0,
                0,
                startNanos,
                endNanos,
                settings,
                List.copyOf(notes),
                truncation);
    }
}

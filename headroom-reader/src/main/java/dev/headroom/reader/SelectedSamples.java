package dev.headroom.reader;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.recording.RecordingHandler;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Folds the samples that are taken, and keeps count of those of which the recording does not tell enough. */
final class SelectedSamples implements RecordingHandler {

    private static final int MAX_LABELS_NAMED = 12;

    private final SampleSelection selection;
    private final long fromNanos;
    private final long toNanos;
    private final StackTable recorded;
    private final StackTable stacks;
    private final Map<SampleType, Profile> profiles = new LinkedHashMap<>();
    private final Map<String, Integer> threadFrames = new HashMap<>();
    private final Map<Long, Integer> onThreads = new HashMap<>();
    private final TreeSet<String> labelsSeen = new TreeSet<>();
    private long samples;
    private long withoutTime;
    private long withoutThread;

    SelectedSamples(SampleSelection selection, long startNanos, StackTable recorded) {
        this.selection = selection;
        this.recorded = recorded;
        stacks = selection.byThread() ? new StackTable() : recorded;
        fromNanos =
                startNanos + selection.time().map(range -> range.fromNanos()).orElse(0L);
        long to = selection.time().map(range -> range.toNanos()).orElse(Long.MAX_VALUE);
        toNanos = to > Long.MAX_VALUE - startNanos ? Long.MAX_VALUE : startNanos + to;
    }

    List<Profile> profiles() {
        return new ArrayList<>(profiles.values());
    }

    @Override
    public void sample(ThreadSample sample) {
        sample(sample, Map.of());
    }

    @Override
    public void sample(ThreadSample sample, Map<String, String> labels) {
        samples++;
        String thread = thread(sample);
        withoutTime += sample.timeNanos() == 0 ? 1 : 0;
        withoutThread += thread.isEmpty() ? 1 : 0;
        if (!selection.labels().isEmpty() && labelsSeen.size() < MAX_LABELS_NAMED) {
            labelsSeen.addAll(labels.keySet());
        }
        boolean threadFits = selection.thread().isEmpty()
                || (!thread.isEmpty()
                        && selection.thread().get().matcher(thread).find());
        if (threadFits && labelsFit(labels)) {
            boolean anyTime = selection.time().isEmpty();
            long count = anyTime ? sample.count() : observationsInTime(sample);
            if (anyTime || count > 0) {
                add(sample, count, thread);
            }
        }
    }

    private static String thread(ThreadSample sample) {
        if (!sample.threadName().isEmpty()) {
            return sample.threadName();
        }
        return sample.osThreadId() == 0 ? "" : "thread " + sample.osThreadId();
    }

    private boolean labelsFit(Map<String, String> labels) {
        for (Map.Entry<String, Pattern> wanted : selection.labels().entrySet()) {
            String value = labels.get(wanted.getKey());
            if (value == null || !wanted.getValue().matcher(value).find()) {
                return false;
            }
        }
        return true;
    }

    /** Of observations folded into one sample, each a period before the next, those that lie in the time asked for. */
    private long observationsInTime(ThreadSample sample) {
        long last = sample.timeNanos();
        if (last == 0 || last < fromNanos) {
            return 0;
        }
        long period = sample.count() <= 1 ? 0 : sample.weight() / sample.count();
        if (period == 0) {
            return last < toNanos ? Math.max(1, sample.count()) : 0;
        }
        long newest = last < toNanos ? 0 : (last - toNanos) / period + 1;
        long oldest = Math.min(sample.count() - 1, (last - fromNanos) / period);
        return Math.max(0, oldest - newest + 1);
    }

    private void add(ThreadSample sample, long count, String thread) {
        boolean whole = count >= sample.count();
        long weight = whole ? sample.weight() : sample.weight() / sample.count() * count;
        int stack = selection.byThread() ? onThread(sample, thread) : sample.stack();
        profile(sample.type()).add(stack, weight, whole ? sample.count() : count);
        if (sample.type().equals(SampleType.ALLOC_SPACE) && sample.objectBytes() > 0) {
            long objects = Math.max(1, weight / sample.objectBytes());
            profile(SampleType.ALLOC_OBJECTS).add(stack, objects, 1);
        }
    }

    private Profile profile(SampleType type) {
        return profiles.computeIfAbsent(type, t -> new Profile(t, stacks));
    }

    private int onThread(ThreadSample sample, String thread) {
        String name = thread.isEmpty() ? "(unknown thread)" : thread;
        int frame = threadFrames.computeIfAbsent(
                name, n -> stacks.frameId(new Frame(Function.named(n), "", 0, FrameKind.THREAD)));
        long key = (long) frame << Integer.SIZE | sample.stack();
        Integer known = onThreads.get(key);
        if (known != null) {
            return known;
        }
        List<Frame> leafFirst = recorded.framesOf(sample.stack());
        int outermost = leafFirst.size() - 1;
        boolean namesThread = outermost >= 0 && isThreadFrame(leafFirst.get(outermost), sample);
        int stack = stacks.child(StackTable.ROOT, frame);
        for (int i = namesThread ? outermost - 1 : outermost; i >= 0; i--) {
            stack = stacks.child(stack, stacks.frameId(leafFirst.get(i)));
        }
        onThreads.put(key, stack);
        return stack;
    }

    /** async-profiler's own frame of a thread, {@code [main tid=42]}, which the name takes the place of. */
    private static boolean isThreadFrame(Frame frame, ThreadSample sample) {
        return frame.name().startsWith("[" + sample.threadName())
                && frame.name().endsWith("tid=" + sample.osThreadId() + "]");
    }

    /** The summary with what was left out, or the refusal where nothing could be chosen by. */
    ReadSummary requireTold(ReadSummary summary) throws UnsupportedFormatException {
        boolean byThread = selection.thread().isPresent() || selection.byThread();
        if (samples > 0 && selection.time().isPresent() && withoutTime == samples) {
            throw refusal(summary, "keeps no times of samples", "Ask without a time range (--time).");
        }
        if (samples > 0 && byThread && withoutThread == samples) {
            throw refusal(
                    summary,
                    "does not say which threads samples were of",
                    "Ask without threads (--thread, --by-thread).");
        }
        for (String label : selection.labels().keySet()) {
            if (samples > 0 && !labelsSeen.contains(label)) {
                throw refusal(
                        summary,
                        labelsSeen.isEmpty()
                                ? "has no labels"
                                : "has no label '" + label + "'; it has " + String.join(", ", labelsSeen),
                        "Ask for another label (--label), or without one.");
            }
        }
        ReadSummary told = summary;
        if (selection.time().isPresent() && withoutTime > 0) {
            told = told.withNote(withoutTime + " samples have no time and were left out.");
        }
        if (selection.thread().isPresent() && withoutThread > 0) {
            told = told.withNote(withoutThread + " samples are of unknown threads and were left out.");
        }
        return told;
    }

    private static UnsupportedFormatException refusal(ReadSummary summary, String lacks, String remedy) {
        return new UnsupportedFormatException(
                summary.file(), "", "this " + summary.format() + " file " + lacks, remedy);
    }
}

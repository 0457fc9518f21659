package dev.headroom.profile.recording;

import dev.headroom.profile.SampleType;
import java.util.function.Consumer;

/**
 * One observation: a stack of the recording's table, on a thread, at a time, with a weight.
 *
 * @param type what the weight counts
 * @param timeNanos since the Unix epoch, or by a clock of the recording's own where it knows no date, 0 where unknown; of the last observation, where several are folded into one: the earlier ones
 *     precede it by {@code weight / count} each
 * @param osThreadId operating-system thread id, 0 where unknown
 * @param threadName as the program or the operating system calls the thread, empty where unknown
 * @param stack id in the recording's {@link dev.headroom.profile.StackTable}
 * @param weight in the unit of {@code type}: for a CPU sample the period, for an allocation the bytes it stands for
 * @param count observations folded into this event, at least 1
 * @param objectClass class of an allocated object, empty for other samples
 * @param objectBytes size of the one allocated object that was caught, 0 for other samples
 * @param runnable false for a wall sample of a thread that slept or waited
 */
public record ThreadSample(
        SampleType type,
        long timeNanos,
        long osThreadId,
        String threadName,
        int stack,
        long weight,
        long count,
        String objectClass,
        long objectBytes,
        boolean runnable) {

    /** A sample on a thread of unknown name. */
    public ThreadSample(
            SampleType type,
            long timeNanos,
            long osThreadId,
            int stack,
            long weight,
            long count,
            String objectClass,
            long objectBytes,
            boolean runnable) {
        this(type, timeNanos, osThreadId, "", stack, weight, count, objectClass, objectBytes, runnable);
    }

    /** Takes the sample apart into its observations, oldest first; their weights add up to this one's. */
    public void forEachObservation(Consumer<ThreadSample> consumer) {
        if (count <= 1) {
            consumer.accept(this);
            return;
        }
        long period = weight / count;
        for (long ago = count - 1; ago >= 0; ago--) {
            long share = ago == 0 ? weight - period * (count - 1) : period;
            consumer.accept(new ThreadSample(
                    type,
                    timeNanos - ago * period,
                    osThreadId,
                    threadName,
                    stack,
                    share,
                    1,
                    objectClass,
                    objectBytes,
                    runnable));
        }
    }
}

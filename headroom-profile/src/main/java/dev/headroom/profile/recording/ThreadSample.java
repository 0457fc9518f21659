package dev.headroom.profile.recording;

import dev.headroom.profile.SampleType;

/**
 * One observation: a stack of the recording's table, on a thread, at a time, with a weight.
 *
 * @param type what the weight counts
 * @param timeNanos since the Unix epoch
 * @param osThreadId operating-system thread id, 0 where unknown
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
        int stack,
        long weight,
        long count,
        String objectClass,
        long objectBytes,
        boolean runnable) {}

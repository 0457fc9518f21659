package dev.headroom.profile;

import java.util.Arrays;

/**
 * Aggregated samples of one sample type: for every stack of a table, the weight and the number of samples that ended
 * there.
 *
 * <p>Samples and weights are kept apart because an interval can be given only where the count is known. Grows while
 * samples are added; not thread-safe.
 */
public final class Profile {

    private final SampleType type;
    private final StackTable stacks;
    private long[] weights = new long[64];
    private long[] counts = new long[64];
    private long totalWeight;
    private long sampleCount;

    public Profile(SampleType type, StackTable stacks) {
        this.type = type;
        this.stacks = stacks;
    }

    public SampleType type() {
        return type;
    }

    public StackTable stacks() {
        return stacks;
    }

    /** Adds {@code samples} observations of a stack that together weigh {@code weight}. */
    public void add(int stack, long weight, long samples) {
        if (stack >= weights.length) {
            int length = Math.max(stack + 1, weights.length * 2);
            weights = Arrays.copyOf(weights, length);
            counts = Arrays.copyOf(counts, length);
        }
        weights[stack] += weight;
        counts[stack] += samples;
        totalWeight += weight;
        sampleCount += samples;
    }

    /** Weight of samples whose leaf is this stack's leaf: self weight. */
    public long selfWeight(int stack) {
        return stack < weights.length ? weights[stack] : 0;
    }

    public long selfSamples(int stack) {
        return stack < counts.length ? counts[stack] : 0;
    }

    public long totalWeight() {
        return totalWeight;
    }

    public long sampleCount() {
        return sampleCount;
    }

    public boolean isEmpty() {
        return sampleCount == 0;
    }
}

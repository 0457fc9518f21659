package dev.headroom.profile;

/**
 * Aggregated samples of one sample type: for every stack of a table, the weight and the number of samples that ended
 * there.
 *
 * <p>Samples and weights are kept apart because an interval can be given only where the count is known. Grows with the
 * stacks that have samples, not with those that only lead to them; not thread-safe.
 */
public final class Profile {

    private final SampleType type;
    private final StackTable stacks;
    private final StackValues values = new StackValues();
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
        values.add(stack, weight, samples);
        totalWeight += weight;
        sampleCount += samples;
    }

    /** Weight of samples whose leaf is this stack's leaf: self weight. */
    public long selfWeight(int stack) {
        return values.weight(stack);
    }

    public long selfSamples(int stack) {
        return values.count(stack);
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

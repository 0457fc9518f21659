package dev.headroom.profile;

import java.util.function.UnaryOperator;

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

    /**
     * Adds the samples of a profile over another table.
     *
     * @param here where each stack of that table is in this profile's, as {@link StackTable#addAll} says
     */
    public void addAll(Profile other, int[] here) {
        other.values.forEach((stack, weight, samples) -> add(here[stack], weight, samples));
    }

    /**
     * The same samples over a table of functions of its own: stacks that differ in lines only become one, and stacks that
     * lead to no sample are left out.
     *
     * @param naming makes the frame that stands for a function there, of one without a line; equal ones become one
     */
    public Profile byFunction(UnaryOperator<Frame> naming) {
        var functions = new StackTable();
        int[] frames = new int[stacks.functionCount()];
        for (int function = 0; function < frames.length; function++) {
            frames[function] =
                    functions.frameId(naming.apply(stacks.function(function).frame()));
        }
        var merged = new Profile(type, functions);
        boolean[] reached = reachedStacks();
        int[] target = new int[stacks.size()];
        for (int stack = 1; stack < target.length; stack++) {
            if (reached[stack]) {
                int frame = frames[stacks.functionId(stacks.leaf(stack))];
                target[stack] = functions.child(target[stacks.parent(stack)], frame);
            }
        }
        merged.addAll(this, target);
        return merged;
    }

    private boolean[] reachedStacks() {
        boolean[] reached = new boolean[stacks.size()];
        values.forEach((stack, weight, samples) -> reached[stack] = true);
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            if (reached[stack]) {
                reached[stacks.parent(stack)] = true;
            }
        }
        return reached;
    }

    /** Weight of samples whose leaf is this stack's leaf: self weight. */
    public long selfWeight(int stack) {
        return values.weight(stack);
    }

    /** The {@link #selfWeight} of every stack, for a pass over all of them. */
    public long[] selfWeights() {
        long[] weights = new long[stacks.size()];
        values.forEach((stack, weight, samples) -> weights[stack] = weight);
        return weights;
    }

    /** The {@link #selfSamples} of every stack, for a pass over all of them. */
    public long[] selfSamples() {
        long[] counts = new long[stacks.size()];
        values.forEach((stack, weight, samples) -> counts[stack] = samples);
        return counts;
    }

    /** Takes what the samples that ended in one stack add up to. */
    @FunctionalInterface
    public interface StackVisitor {

        void stack(int stack, long weight, long samples);
    }

    /** Every stack that samples ended in, in the order in which they were first added. */
    public void forEachStack(StackVisitor visitor) {
        values.forEach(visitor::stack);
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

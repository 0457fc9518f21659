package dev.headroom.profile;

import dev.headroom.measure.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The functions of a profile with their weights, heaviest first: what {@code profile top} lists.
 *
 * @param sampled whether the weights rest on samples; else everything was measured, and shares are exact
 * @param rows every function that appears, in the order asked for
 */
public record TopFrames(SampleType type, long totalWeight, long sampleCount, boolean sampled, List<Row> rows) {

    /** Which weight a table is sorted by. */
    public enum By {
        SELF,
        TOTAL
    }

    /**
     * One function.
     *
     * @param frame the function with the line that weighs most
     * @param samples samples with the function on the stack, counted once however often it recurs
     * @param selfSamples samples with the function at the leaf
     */
    public record Row(Frame frame, Weight weight, long samples, long selfSamples) {}

    public TopFrames {
        rows = List.copyOf(rows);
    }

    public static TopFrames of(Profile profile, By by) {
        var count = new FunctionCount(profile);
        return new TopFrames(profile.type(), profile.totalWeight(), profile.sampleCount(), true, count.rows())
                .sortedBy(by);
    }

    /** The same rows of a profile that measured everything, or sampled it. */
    public TopFrames withSampled(boolean isSampled) {
        return new TopFrames(type, totalWeight, sampleCount, isSampled, rows);
    }

    public WeightShare selfShare(Row row) {
        return share(row.weight().self(), row.selfSamples());
    }

    public WeightShare totalShare(Row row) {
        return share(row.weight().total(), row.samples());
    }

    private WeightShare share(long weight, long samples) {
        return sampled
                ? new WeightShare(weight, totalWeight, new Proportion(samples, sampleCount))
                : WeightShare.exactly(weight, totalWeight);
    }

    /** The same rows, heaviest first by another weight. */
    public TopFrames sortedBy(By by) {
        Comparator<Row> heaviest = Comparator.comparingLong(
                row -> by == By.SELF ? row.weight().self() : row.weight().total());
        List<Row> sorted = new ArrayList<>(rows);
        sorted.sort(heaviest.reversed()
                .thenComparing(
                        Comparator.comparingLong((Row row) -> row.weight().total())
                                .reversed())
                .thenComparing(row -> row.frame().function(), Function.ORDER));
        return new TopFrames(type, totalWeight, sampleCount, sampled, sorted);
    }

    /**
     * What the functions weigh, in one walk over the tree of stacks: a subtree counts for its function unless a caller is of the
     * same function, whose subtree holds it already.
     */
    private static final class FunctionCount {

        private final StackTable stacks;
        private final long[] self;
        private final long[] selfSamples;
        private final long[] total;
        private final long[] samples;
        /** The weight of a frame where it is the innermost of its function. */
        private final long[] frameWeight;
        /** Of each function the innermost stack above the walk's place. */
        private final int[] innermost;

        private final long[] stackWeights;
        private final long[] stackSamples;
        private long[] weightAtDepth = new long[128];
        private long[] samplesAtDepth = new long[128];
        private int[] outerAtDepth = new int[128];
        private int depth;

        FunctionCount(Profile profile) {
            this.stacks = profile.stacks();
            stackWeights = profile.selfWeights();
            stackSamples = profile.selfSamples();
            int functions = stacks.functionCount();
            self = new long[functions];
            selfSamples = new long[functions];
            total = new long[functions];
            samples = new long[functions];
            innermost = new int[functions];
            frameWeight = new long[stacks.frameCount()];
            walk();
        }

        private void walk() {
            int stack = stacks.firstChild(StackTable.ROOT);
            while (stack != StackTable.ROOT) {
                enter(stack);
                int next = stacks.firstChild(stack);
                while (next == StackTable.ROOT && depth > 0) {
                    leave(stack);
                    next = stacks.nextSibling(stack);
                    stack = stacks.parent(stack);
                }
                stack = next;
            }
        }

        private void enter(int stack) {
            int function = stacks.functionId(stacks.leaf(stack));
            long weight = stackWeights[stack];
            long count = stackSamples[stack];
            self[function] += weight;
            selfSamples[function] += count;
            if (++depth == weightAtDepth.length) {
                weightAtDepth = Arrays.copyOf(weightAtDepth, depth * 2);
                samplesAtDepth = Arrays.copyOf(samplesAtDepth, depth * 2);
                outerAtDepth = Arrays.copyOf(outerAtDepth, depth * 2);
            }
            weightAtDepth[depth] = weight;
            samplesAtDepth[depth] = count;
            outerAtDepth[depth] = innermost[function];
            innermost[function] = stack;
        }

        private void leave(int stack) {
            int frame = stacks.leaf(stack);
            int function = stacks.functionId(frame);
            long weight = weightAtDepth[depth];
            long count = samplesAtDepth[depth];
            int outer = outerAtDepth[depth];
            depth--;
            weightAtDepth[depth] += weight;
            samplesAtDepth[depth] += count;
            frameWeight[frame] += weight;
            if (outer == StackTable.ROOT) {
                total[function] += weight;
                samples[function] += count;
            } else {
                frameWeight[stacks.leaf(outer)] -= weight;
            }
            innermost[function] = outer;
        }

        List<Row> rows() {
            int[] heaviestFrame = new int[total.length];
            Arrays.fill(heaviestFrame, -1);
            for (int frame = 0; frame < frameWeight.length; frame++) {
                int function = stacks.functionId(frame);
                int best = heaviestFrame[function];
                if (best < 0 || frameWeight[frame] > frameWeight[best]) {
                    heaviestFrame[function] = frame;
                }
            }
            List<Row> rows = new ArrayList<>();
            for (int function = 0; function < total.length; function++) {
                if (samples[function] > 0 || total[function] > 0) {
                    rows.add(new Row(
                            stacks.frame(heaviestFrame[function]),
                            new Weight(self[function], total[function]),
                            samples[function],
                            selfSamples[function]));
                }
            }
            return rows;
        }
    }
}

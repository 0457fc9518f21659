package dev.headroom.profile;

import dev.headroom.measure.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The functions of a profile with their weights, heaviest first: what {@code profile top} lists.
 *
 * @param rows every function that appears, in the order asked for
 */
public record TopFrames(SampleType type, long totalWeight, long sampleCount, List<Row> rows) {

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
    public record Row(Frame frame, Weight weight, long samples, long selfSamples) {

        /** Samples under this function out of all samples, for the interval of its share. */
        public Proportion totalShare(long sampleCount) {
            return new Proportion(samples, sampleCount);
        }

        public Proportion selfShare(long sampleCount) {
            return new Proportion(selfSamples, sampleCount);
        }
    }

    public TopFrames {
        rows = List.copyOf(rows);
    }

    public static TopFrames of(Profile profile, By by) {
        var count = new FunctionCount(profile);
        return new TopFrames(profile.type(), profile.totalWeight(), profile.sampleCount(), count.rows()).sortedBy(by);
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
        return new TopFrames(type, totalWeight, sampleCount, sorted);
    }

    /** Adds every stack to the functions on it, a recursive function once. */
    private static final class FunctionCount {

        private final Profile profile;
        private final StackTable stacks;
        private final long[] self;
        private final long[] selfSamples;
        private final long[] total;
        private final long[] samples;
        private final int[] lastSeenIn;
        private final long[] frameWeight;

        FunctionCount(Profile profile) {
            this.profile = profile;
            this.stacks = profile.stacks();
            int functions = stacks.functionCount();
            self = new long[functions];
            selfSamples = new long[functions];
            total = new long[functions];
            samples = new long[functions];
            lastSeenIn = new int[functions];
            frameWeight = new long[stacks.frameCount()];
            for (int stack = 1; stack < stacks.size(); stack++) {
                if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                    addStack(stack);
                }
            }
        }

        private void addStack(int stack) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            int leaf = stacks.functionId(stacks.leaf(stack));
            self[leaf] += weight;
            selfSamples[leaf] += count;
            for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
                int function = stacks.functionId(stacks.leaf(s));
                if (lastSeenIn[function] != stack) {
                    lastSeenIn[function] = stack;
                    total[function] += weight;
                    samples[function] += count;
                    frameWeight[stacks.leaf(s)] += weight;
                }
            }
        }

        List<Row> rows() {
            int[] heaviestFrame = new int[total.length];
            java.util.Arrays.fill(heaviestFrame, -1);
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

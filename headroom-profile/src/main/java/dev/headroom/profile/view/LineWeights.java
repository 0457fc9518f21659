package dev.headroom.profile.view;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The lines of the functions that match, where lines are known, in source order.
 *
 * @param profileTotal weight of the whole profile
 */
public record LineWeights(SampleType type, long profileTotal, long profileSamples, List<Line> lines) {

    /**
     * One line of one function.
     *
     * @param frame line 0 where the producer knew none
     * @param samples with this line on the stack, a stack once
     */
    public record Line(Frame frame, Weight weight, long samples) {}

    public LineWeights {
        lines = List.copyOf(lines);
    }

    public static LineWeights of(Profile profile, Pattern function) {
        StackTable stacks = profile.stacks();
        int frames = stacks.frameCount();
        boolean[] matches = new boolean[frames];
        for (int frame = 0; frame < frames; frame++) {
            matches[frame] = function.matcher(stacks.frame(frame).name()).find();
        }
        long[] self = new long[frames];
        long[] total = new long[frames];
        long[] samples = new long[frames];
        int[] lastStack = new int[frames];
        Arrays.fill(lastStack, -1);
        for (int stack = 1; stack < stacks.size(); stack++) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            if (count == 0 && weight == 0) {
                continue;
            }
            self[stacks.leaf(stack)] += weight;
            for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
                int frame = stacks.leaf(s);
                if (matches[frame] && lastStack[frame] != stack) {
                    lastStack[frame] = stack;
                    total[frame] += weight;
                    samples[frame] += count;
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        for (int frame = 0; frame < frames; frame++) {
            if (matches[frame] && (samples[frame] > 0 || total[frame] > 0)) {
                lines.add(new Line(stacks.frame(frame), new Weight(self[frame], total[frame]), samples[frame]));
            }
        }
        lines.sort(Comparator.comparing((Line line) -> line.frame().name())
                .thenComparingInt(line -> line.frame().line()));
        return new LineWeights(profile.type(), profile.totalWeight(), profile.sampleCount(), lines);
    }
}

package dev.headroom.profile.view;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
     * @param file of the line, another one than the function's where code was inlined
     * @param line 0 where the producer knew none
     * @param samples with this line on the stack, a stack once
     */
    public record Line(Function function, String file, int line, Weight weight, long samples) {}

    public LineWeights {
        lines = List.copyOf(lines);
    }

    public static LineWeights of(Profile profile, Pattern function) {
        return new Walk(profile, function).lineWeights();
    }

    /** One pass over the distinct stacks; frames that differ only in how the code ran are one line. */
    private static final class Walk {

        private static final int OTHER = -1;

        private final Profile profile;
        private final StackTable stacks;
        private final int[] lineOfFrame;
        private final List<Frame> lines = new ArrayList<>();
        private final long[] self;
        private final long[] total;
        private final long[] samples;
        private final int[] lastStack;

        Walk(Profile profile, Pattern pattern) {
            this.profile = profile;
            stacks = profile.stacks();
            lineOfFrame = new int[stacks.frameCount()];
            Map<Frame, Integer> known = new HashMap<>();
            for (int frame = 0; frame < lineOfFrame.length; frame++) {
                Frame at = stacks.frame(frame);
                lineOfFrame[frame] = OTHER;
                if (pattern.matcher(at.name()).find()) {
                    var line = new Frame(at.function(), at.file(), at.line(), FrameKind.UNKNOWN);
                    lineOfFrame[frame] = known.computeIfAbsent(line, unused -> {
                        lines.add(line);
                        return lines.size() - 1;
                    });
                }
            }
            self = new long[lines.size()];
            total = new long[lines.size()];
            samples = new long[lines.size()];
            lastStack = new int[lines.size()];
            Arrays.fill(lastStack, OTHER);
            for (int stack = 1; stack < stacks.size(); stack++) {
                if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                    add(stack);
                }
            }
        }

        private void add(int stack) {
            long weight = profile.selfWeight(stack);
            int leaf = lineOfFrame[stacks.leaf(stack)];
            if (leaf != OTHER) {
                self[leaf] += weight;
            }
            for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
                int line = lineOfFrame[stacks.leaf(s)];
                if (line != OTHER && lastStack[line] != stack) {
                    lastStack[line] = stack;
                    total[line] += weight;
                    samples[line] += profile.selfSamples(stack);
                }
            }
        }

        LineWeights lineWeights() {
            List<Line> met = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (samples[i] > 0 || total[i] > 0) {
                    Frame at = lines.get(i);
                    met.add(new Line(at.function(), at.file(), at.line(), new Weight(self[i], total[i]), samples[i]));
                }
            }
            met.sort(Comparator.comparing(Line::function, Function.ORDER)
                    .thenComparing(Line::file)
                    .thenComparingInt(Line::line));
            return new LineWeights(profile.type(), profile.totalWeight(), profile.sampleCount(), met);
        }
    }
}

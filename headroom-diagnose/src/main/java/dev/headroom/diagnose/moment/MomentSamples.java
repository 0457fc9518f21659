package dev.headroom.diagnose.moment;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.List;

/**
 * Samples of one type in an endpoint's requests, by the cell of the request.
 *
 * @param stacks the table that the samples' stacks lie in
 * @param every only each n-th sample was kept, and stands for n; 1 where all were
 * @param samples in order of cell, then stack
 */
public record MomentSamples(SampleType type, StackTable stacks, int every, List<OfStack> samples) {

    /**
     * @param stack id in the table
     * @param weight what the samples stand for, in the type's unit
     * @param count samples that were kept
     */
    public record OfStack(int cell, int stack, long weight, long count) {}

    public MomentSamples {
        if (every < 1) {
            throw new IllegalArgumentException("A sample stands for at least itself, got " + every);
        }
        samples = List.copyOf(samples);
    }
}

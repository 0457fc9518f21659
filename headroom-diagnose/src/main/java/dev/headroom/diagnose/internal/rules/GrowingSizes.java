package dev.headroom.diagnose.internal.rules;

import dev.headroom.profile.recording.ThreadSample;
import java.util.Comparator;
import java.util.List;

/**
 * The sizes of the objects allocated at one place, every sample weighted by the number of objects it stands for.
 *
 * <p>A string that grows by a piece at a time is copied at all sizes up to its last: sizes spread evenly from small to large.
 * A buffer that doubles is copied at few sizes, most of them small. Objects of one kind have nearly one size.
 *
 * @param lowTenth size below which a tenth of the objects lie, in bytes
 * @param highTenth size above which a tenth of them lie
 * @param largeShare how many of the objects are larger than half of {@code highTenth}, 0 to 1
 */
record GrowingSizes(double lowTenth, double highTenth, double largeShare) {

    static GrowingSizes of(List<ThreadSample> allocations) {
        List<ThreadSample> ascending = allocations.stream()
                .filter(sample -> sample.objectBytes() > 0)
                .sorted(Comparator.comparingLong(ThreadSample::objectBytes))
                .toList();
        double objects = ascending.stream().mapToDouble(GrowingSizes::objects).sum();
        double high = sizeAt(ascending, 0.9 * objects);
        double large = ascending.stream()
                .filter(sample -> sample.objectBytes() > high / 2)
                .mapToDouble(GrowingSizes::objects)
                .sum();
        return new GrowingSizes(sizeAt(ascending, 0.1 * objects), high, objects == 0 ? 0 : large / objects);
    }

    private static double sizeAt(List<ThreadSample> ascending, double objectsBelow) {
        double seen = 0;
        for (ThreadSample sample : ascending) {
            seen += objects(sample);
            if (seen >= objectsBelow) {
                return sample.objectBytes();
            }
        }
        return 0;
    }

    private static double objects(ThreadSample sample) {
        return (double) sample.weight() / sample.objectBytes();
    }
}

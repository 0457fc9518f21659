package dev.headroom.load;

import dev.headroom.measure.DurationHistogram;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.HdrHistogram.Histogram;

/**
 * Successful response times of one endpoint by the interval their intended start lies in, gaps as empty histograms. Kept
 * packed; each access unpacks a copy.
 */
public final class ResponseTimeline extends AbstractList<DurationHistogram> implements RandomAccess {

    private final List<Histogram> packed;
    private final long intervalNanos;

    /** Takes the histograms over, without a copy; later changes to them would show. */
    public ResponseTimeline(List<? extends Histogram> packed, long intervalNanos) {
        this.packed = List.copyOf(packed);
        this.intervalNanos = intervalNanos;
    }

    /** Length of one interval. */
    public long intervalNanos() {
        return intervalNanos;
    }

    @Override
    public DurationHistogram get(int index) {
        return DurationHistogram.ofNanoCounts(packed.get(index));
    }

    @Override
    public int size() {
        return packed.size();
    }
}

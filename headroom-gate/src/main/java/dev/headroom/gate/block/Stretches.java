package dev.headroom.gate.block;

import java.util.List;

/**
 * A run cut into stretches of time, so that it can be drawn again from its own parts. That shows how far its value would have been
 * another, had some seconds come twice and others not at all.
 *
 * <p>A stretch is a second or so: long beside a request, short beside the run. Percentiles come from {@link StretchedTimes}, means
 * from {@link #ofMeans}.
 */
public interface Stretches {

    /** A run that was not kept in stretches: its value stands alone. */
    static Stretches none() {
        return UnknownStretches.INSTANCE;
    }

    /** Of a metric that is a sum over a count, such as CPU per request; one element a stretch, in the order of time. */
    static Stretches ofMeans(List<Mean> means) {
        return new MeanStretches(means);
    }

    /** How many; 0 where they are not known. */
    int count();

    /**
     * The metric of a run in which each stretch comes so many times.
     *
     * @param times one number for each stretch, from 0 on
     * @return in the metric's unit; 0 where nothing was measured in the stretches that come
     */
    double drawn(int[] times);

    /**
     * What one stretch adds to a mean.
     *
     * @param sum in the metric's unit, from 0 on
     * @param count what it is the sum of, for example requests, from 0 on
     */
    record Mean(double sum, double count) {

        public Mean {
            if (!(sum >= 0 && count >= 0 && Double.isFinite(sum) && Double.isFinite(count))) {
                throw new IllegalArgumentException(
                        "A sum and its count are not negative, got " + sum + " and " + count);
            }
        }
    }
}

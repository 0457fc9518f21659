package dev.headroom.diagnose.signature;

import dev.headroom.measure.Interval;

/**
 * Which part of the weight under a signature goes when it is repaired, from 0 to 1: an assumption of the rule's author, which
 * every predicted gain names.
 */
public record GainFactors(double low, double best, double high) {

    /** Everything goes. */
    public static final GainFactors ALL = new GainFactors(1, 1, 1);

    public GainFactors {
        if (!(0 <= low && low <= best && best <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "Factors of a gain are 0 ≤ low ≤ best ≤ high ≤ 1, got " + low + ", " + best + ", " + high);
        }
    }

    /** What of a share goes: at the least its lower bound's low part, at the most its upper bound's high one. */
    public Interval of(Interval share) {
        return new Interval(share.low() * low, share.best() * best, share.high() * high);
    }
}

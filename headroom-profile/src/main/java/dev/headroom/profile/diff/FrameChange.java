package dev.headroom.profile.diff;

import dev.headroom.measure.Interval;

/**
 * One function in two sets of profiles.
 *
 * @param baseSamples samples with the function on the stack, or at the leaf, as the diff counts
 * @param base samples over exposure: a share of all samples, or samples per second or request
 * @param difference head minus base, with its interval
 * @param dispersion how many times more its recordings vary than sampling makes them, at least 1; 1 where a side has no second
 *     recording to tell
 * @param pValue of the two-sided test that nothing changed
 * @param smallestVisible the smallest growth from {@code base} that would have been called a change four times in five
 */
public record FrameChange(
        String function,
        long baseSamples,
        long headSamples,
        double base,
        double head,
        Interval difference,
        double dispersion,
        double pValue,
        Call call,
        double smallestVisible) {

    /** What can be said of the function. */
    public enum Call {
        GREW,
        SHRANK,
        /** Too little to tell either way. */
        UNSURE
    }

    /** Whether the function was there before and no sample met it after. */
    public boolean vanished() {
        return headSamples == 0;
    }

    /** Whether no sample met the function before. */
    public boolean appeared() {
        return baseSamples == 0;
    }
}

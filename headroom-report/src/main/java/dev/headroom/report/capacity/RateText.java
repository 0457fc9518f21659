package dev.headroom.report.capacity;

import java.util.Locale;

/** How a rate is written for people. */
public final class RateText {

    private RateText() {}

    /** {@code 0.52/s}, {@code 64.1/s}, {@code 1,250/s}: no digit beyond what a probe can tell. */
    public static String of(double perSecond) {
        int decimals = perSecond == Math.rint(perSecond) || perSecond >= 100 ? 0 : perSecond >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f/s", perSecond);
    }
}

package dev.headroom.profile.recording.host;

/**
 * A stretch in which a thread that was due to wake did not run ({@code headroom.Hiccup}): whatever else wanted to wake then is
 * likely to have waited too. What jHiccup measures; pauses of the JVM are among the reasons.
 *
 * @param startNanos when it was due, since the Unix epoch
 * @param endNanos when it ran
 * @param throttledNanos what the control group's quota forbade meanwhile, summed over processors; 0 where there is none
 */
public record Hiccup(long startNanos, long endNanos, long throttledNanos) {

    public Hiccup {
        if (endNanos < startNanos || throttledNanos < 0) {
            throw new IllegalArgumentException("A hiccup lasts from " + startNanos + " to " + endNanos
                    + " ns and is throttled for " + throttledNanos + " ns: neither can be negative");
        }
    }
}

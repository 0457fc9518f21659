package dev.headroom.load.warmup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * Decides from consecutive windows of response times whether a service has become steady.
 *
 * <p>It looks at the last {@value #WINDOWS} windows. They are steady when, for p50 and for p95, the geometric means of the
 * older and the newer half differ by no more than the tolerance (10 % for p50, 20 % for p95: no trend), and the slowest
 * window's p50 exceeds the fastest's by no more than 50 % (no jumps). Windows with fewer than {@value #MINIMUM_COUNT}
 * successful answers, or with more errors than successes, are not steady and start the count anew: a service that answers
 * with errors is not warm.
 *
 * <p>Not thread-safe.
 */
public final class SteadyState {

    /** Windows that must agree. */
    public static final int WINDOWS = 6;

    /** Fewest successful answers of a window that says anything. */
    public static final int MINIMUM_COUNT = 10;

    private static final double P50_TOLERANCE = 0.10;
    private static final double P95_TOLERANCE = 0.20;
    private static final double P50_SPREAD = 0.50;

    private final Deque<Window> last = new ArrayDeque<>(WINDOWS);
    private String reason = "no window yet";

    /** Has seen no window yet. */
    public SteadyState() {}

    /**
     * One window.
     *
     * @param count successful answers
     * @param errors answers that were none
     */
    public record Window(long count, long errors, long p50Nanos, long p95Nanos) {}

    /** Takes the next window; true if the service is steady now. */
    public boolean accept(Window window) {
        if (window.count() < MINIMUM_COUNT || window.errors() > window.count()) {
            last.clear();
            reason = "a window held " + window.count() + " successes and " + window.errors() + " errors";
            return false;
        }
        if (last.size() == WINDOWS) {
            last.removeFirst();
        }
        last.addLast(window);
        if (last.size() < WINDOWS) {
            reason = "only " + last.size() + " windows in a row, " + WINDOWS + " are compared";
            return false;
        }
        double p50Drift = drift(Window::p50Nanos);
        double p95Drift = drift(Window::p95Nanos);
        double spread = spread();
        boolean steady = p50Drift <= P50_TOLERANCE && p95Drift <= P95_TOLERANCE && spread <= P50_SPREAD;
        reason = String.format(
                Locale.ROOT,
                "over the last %d windows p50 drifted %.0f %% (steady: %.0f %%), p95 %.0f %% (%.0f %%), p50 spread %.0f %% (%.0f %%)",
                WINDOWS,
                p50Drift * 100,
                P50_TOLERANCE * 100,
                p95Drift * 100,
                P95_TOLERANCE * 100,
                spread * 100,
                P50_SPREAD * 100);
        return steady;
    }

    /** The numbers behind the last answer, for people. */
    public String reason() {
        return reason;
    }

    private double drift(ToLongFunction<Window> percentile) {
        double older = 0;
        double newer = 0;
        Iterator<Window> windows = last.iterator();
        for (int i = 0; i < WINDOWS; i++) {
            double log = Math.log(Math.max(1, percentile.applyAsLong(windows.next())));
            if (i < WINDOWS / 2) {
                older += log;
            } else {
                newer += log;
            }
        }
        return Math.expm1(Math.abs(newer - older) / (WINDOWS / 2));
    }

    private double spread() {
        long fastest = last.stream().mapToLong(Window::p50Nanos).min().orElse(1);
        long slowest = last.stream().mapToLong(Window::p50Nanos).max().orElse(1);
        return (double) slowest / Math.max(1, fastest) - 1;
    }
}

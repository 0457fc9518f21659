package dev.headroom.load.internal.check;

import static dev.headroom.measure.Percentile.P99;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.measure.run.SelfCheck.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Decides whether a measurement can be believed. What matters is whether the generator or its host could explain the tail,
 * so lateness and hiccups are held against the response times:
 *
 * <ul>
 *   <li>late: p99 of lateness above 1 ms and above a tenth of p99 of response time;
 *   <li>collecting: more than 1 % of the window in the generator's garbage collections;
 *   <li>saturated, closed model only, where nothing spins: load thread on a processor for more than 90 % of the window;
 *   <li>noisy: p99 of the host's hiccups above 5 ms and above a tenth of p99 of response time.
 * </ul>
 *
 * A late generator on a host whose hiccups are at least half as long was made late by the host: then, and when only the
 * host is noisy, the verdict is {@code noisy-host}; with any other reason it is {@code generator-bound}.
 */
public final class SelfChecker {

    private static final long LATE_NANOS = Duration.ofMillis(1).toNanos();
    private static final long NOISY_NANOS = Duration.ofMillis(5).toNanos();
    private static final double SHARE_OF_TAIL = 0.1;
    private static final double GC_SHARE = 0.01;
    private static final double SATURATED = 0.9;

    private SelfChecker() {}

    /**
     * @param closedModel whether requests waited for each other rather than for a schedule
     * @param intendedRate requests per second that were intended
     * @param achievedRate requests per second sent within the window
     */
    public static SelfCheck check(
            boolean closedModel,
            Duration window,
            double intendedRate,
            double achievedRate,
            DurationHistogram lateness,
            DurationHistogram responseTimes,
            GeneratorCost cost) {
        long tail = responseTimes.nanosAt(P99);
        long late = lateness.nanosAt(P99);
        long hiccup = cost.hiccups().nanosAt(P99);
        List<String> ours = new ArrayList<>();
        List<String> hosts = new ArrayList<>();
        if (late > LATE_NANOS && late > tail * SHARE_OF_TAIL) {
            String reason = "Requests left late: p99 of lateness is " + DurationText.of(late) + " of "
                    + DurationText.of(tail) + " p99 response time (n=" + lateness.count() + ").";
            (hiccup >= late / 2 ? hosts : ours).add(reason);
        }
        if (hiccup > NOISY_NANOS && hiccup > tail * SHARE_OF_TAIL) {
            hosts.add("The host woke idle threads late: p99 " + DurationText.of(hiccup)
                    + " beside a p99 response time of " + DurationText.of(tail) + " (n="
                    + cost.hiccups().count() + ").");
        }
        if (cost.gcNanos() > window.toNanos() * GC_SHARE) {
            ours.add("The generator spent " + DurationText.of(cost.gcNanos()) + " of "
                    + DurationText.of(window.toNanos()) + " collecting garbage.");
        }
        if (closedModel && cost.threadCpuShare() > SATURATED) {
            ours.add(String.format(
                    Locale.ROOT,
                    "The load thread was busy %.0f %% of the time: the service could have answered faster.",
                    cost.threadCpuShare() * 100));
        }
        Verdict verdict =
                !ours.isEmpty() ? Verdict.GENERATOR_BOUND : !hosts.isEmpty() ? Verdict.NOISY_HOST : Verdict.VALID;
        ours.addAll(hosts);
        return new SelfCheck(
                verdict,
                intendedRate,
                achievedRate,
                lateness.summary(),
                cost.processCpuShare(),
                cost.gcNanos(),
                cost.hiccups().summary(),
                ours);
    }
}

package dev.headroom.load.internal.check;

import static dev.headroom.measure.Percentile.P99;
import static dev.headroom.measure.Percentile.P99_9;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.run.SelfCheck;
import dev.headroom.measure.run.SelfCheck.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides whether a measurement can be believed. Lateness alone is no fault: it counts only where it makes the tail. So the
 * response times are held against what they would have been without it, and a percentile is <em>explained</em> where the
 * difference is above 1 ms and above a share of the percentile:
 *
 * <ul>
 *   <li>p99: a tenth, the smallest rise of a percentile that a regression gate looks for by default;
 *   <li>p99.9, given the 2,995 requests that bound it: a half. It rests on so few requests that smaller shares lie within
 *       what it differs by from run to run.
 * </ul>
 *
 * <p>Whose lateness it was is told by the load thread itself: while it was ready and had no processor, the host was the
 * cause; while it ran, or stood still in its own process (garbage collection), the generator. A host that also woke an idle
 * thread at least half as late caused it too, which covers what the run queue does not show, such as a stopped virtual
 * machine. Subtracting lateness does not undo the queue that late requests form in the service when they leave together;
 * this is why a tenth is enough.
 *
 * <p>Other reasons to disbelieve:
 *
 * <ul>
 *   <li>collecting, generator: more than 1 % of the window in its garbage collections: enough to touch p99;
 *   <li>saturated, generator, closed model only, where nothing spins: load thread on a processor for more than 90 % of the
 *       window;
 *   <li>outrun, generator, open model: less than 95 % of what was intended was sent, while the load thread was on a processor,
 *       waiting for one, or stopped by a collection for more than 90 % of the window: it was not the service that it waited for;
 *   <li>noisy, host: p99 of hiccups above 5 ms and above a tenth of p99 of response time;
 *   <li>crowded, host: processes that are neither this one nor started by it used more than a quarter of a machine whose
 *       processors were busy for more than 90 % of the window. A thread that mostly sleeps is served first, so the generator
 *       may be on time where the service is not. Known only for a service that was started from here.
 * </ul>
 *
 * <p>Any reason against the generator makes the verdict {@code generator-bound}, else any against the host {@code
 * noisy-host}.
 */
public final class SelfChecker {

    private static final long MATERIAL_NANOS = Duration.ofMillis(1).toNanos();
    private static final long NOISY_NANOS = Duration.ofMillis(5).toNanos();
    private static final double SHARE_OF_P99 = 0.1;
    private static final double SHARE_OF_P99_9 = 0.5;
    private static final double GC_SHARE = 0.01;
    private static final double SATURATED = 0.9;
    private static final double SHORTFALL = 0.95;
    private static final double FULL = 0.9;
    private static final double CROWDED = 0.25;

    private final LoadEvidence load;
    private final GeneratorCost cost;
    private final List<String> ours = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();

    private SelfChecker(LoadEvidence load, GeneratorCost cost) {
        this.load = load;
        this.cost = cost;
    }

    public static SelfCheck check(LoadEvidence load, GeneratorCost cost) {
        var checker = new SelfChecker(load, cost);
        checker.lateness();
        checker.hiccups();
        checker.crowding();
        checker.collections();
        checker.saturation();
        checker.outrun();
        return checker.result();
    }

    private void lateness() {
        Optional<String> own = explained(load.withoutOwnLateness());
        Optional<String> any = own.or(() -> explained(load.withoutLateness()));
        if (any.isEmpty()) {
            return;
        }
        long late = load.lateness().nanosAt(P99);
        boolean hostToo = cost.hiccups().nanosAt(P99) >= Math.max(MATERIAL_NANOS, late / 2);
        if (own.isPresent() && !hostToo) {
            ours.add("The generator was late: " + own.get() + " p99 of lateness is " + DurationText.of(late) + " (n="
                    + load.lateness().count() + ").");
        } else {
            hosts.add("The load thread was ready but had no processor: " + any.get() + " Something else kept the"
                    + " machine's processors busy.");
        }
    }

    /** Says which percentile would be materially lower. */
    private Optional<String> explained(DurationHistogram without) {
        if (isExplained(without, P99, SHARE_OF_P99)) {
            return Optional.of(difference(without, P99));
        }
        return load.responseTimes().count() >= P99_9.minimumCount() && isExplained(without, P99_9, SHARE_OF_P99_9)
                ? Optional.of(difference(without, P99_9))
                : Optional.empty();
    }

    private boolean isExplained(DurationHistogram without, Percentile percentile, double share) {
        long measured = load.responseTimes().nanosAt(percentile);
        long explained = measured - without.nanosAt(percentile);
        return explained > MATERIAL_NANOS && explained > measured * share;
    }

    private String difference(DurationHistogram without, Percentile percentile) {
        return percentile + " of response time would be "
                + DurationText.of(without.nanosAt(percentile)) + " instead of "
                + DurationText.of(load.responseTimes().nanosAt(percentile)) + " (n="
                + load.responseTimes().count() + ") without it.";
    }

    private void hiccups() {
        long hiccup = cost.hiccups().nanosAt(P99);
        long tail = load.responseTimes().nanosAt(P99);
        if (hiccup > NOISY_NANOS && hiccup > tail * SHARE_OF_P99) {
            hosts.add("The host woke idle threads late: p99 " + DurationText.of(hiccup)
                    + " beside a p99 response time of " + DurationText.of(tail) + " (n="
                    + cost.hiccups().count() + ").");
        }
    }

    private void crowding() {
        if (cost.hostCpuShare() > FULL && cost.othersCpuShare() > CROWDED) {
            hosts.add(String.format(
                    Locale.ROOT,
                    "Processes other than the service used %.0f %% of the machine, which was %.0f %% busy: the service"
                            + " had to wait for processors.",
                    cost.othersCpuShare() * 100,
                    cost.hostCpuShare() * 100));
        }
    }

    private void collections() {
        if (cost.gcNanos() > load.window().toNanos() * GC_SHARE) {
            ours.add("The generator spent " + DurationText.of(cost.gcNanos()) + " of "
                    + DurationText.of(load.window().toNanos()) + " collecting garbage.");
        }
    }

    private void saturation() {
        if (load.closedModel() && cost.threadCpuShare() > SATURATED) {
            ours.add(String.format(
                    Locale.ROOT,
                    "The load thread was busy %.0f %% of the time: the service could have answered faster.",
                    cost.threadCpuShare() * 100));
        }
    }

    private void outrun() {
        double collecting = (double) cost.gcNanos() / load.window().toNanos();
        double ready = cost.threadCpuShare() + cost.threadWaitShare() + collecting;
        boolean shortfall = load.achievedRate() < load.intendedRate() * SHORTFALL;
        if (!load.closedModel() && shortfall && ready > SATURATED) {
            ours.add(String.format(
                    Locale.ROOT,
                    "The generator sent %,.0f/s of %,.0f/s, and had work left at all times: it cannot send faster here.",
                    load.achievedRate(),
                    load.intendedRate()));
        }
    }

    private SelfCheck result() {
        Verdict verdict =
                !ours.isEmpty() ? Verdict.GENERATOR_BOUND : !hosts.isEmpty() ? Verdict.NOISY_HOST : Verdict.VALID;
        List<String> reasons = new ArrayList<>(ours);
        reasons.addAll(hosts);
        return new SelfCheck(
                verdict,
                load.intendedRate(),
                load.achievedRate(),
                load.lateness().summary(),
                cost.processCpuShare(),
                cost.gcNanos(),
                cost.hiccups().summary(),
                reasons);
    }
}

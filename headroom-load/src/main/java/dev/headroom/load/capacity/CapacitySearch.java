package dev.headroom.load.capacity;

import dev.headroom.load.capacity.CapacityLimit.Recovery;
import dev.headroom.load.capacity.ProbedRate.Verdict;
import dev.headroom.measure.run.SelfCheck;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds the highest rate that keeps a service level: steps away from the start, each longer than the one before, until one
 * rate is kept and one is not, then halves what lies between (in ratios). Coming back down after an overload shows whether
 * the service recovers; where no later probe has shown it by the way, the highest kept rate is tried once more.
 *
 * <p>A probe that is too close to call is measured on, up to twice, each time for twice as long. One whose host was noisy is repeated. A probe
 * that is still not valid bounds what can be measured from here, and never counts as the service's limit.
 *
 * <p>Used once; not thread-safe. Each step is {@link #next}, a measurement by whoever drives, and {@link #add}; {@link #run}
 * does this until the end.
 */
public final class CapacitySearch {

    /** Four halvings of it come to less than 3 %. */
    private static final double STEP = 1.45;

    private static final int MOST_EXTENSIONS = 2;

    private final SearchPlan plan;
    private final ServiceLevel level;
    private final List<ProbedRate> probes = new ArrayList<>();
    private @Nullable ProbedRate kept;
    private @Nullable ProbedRate above;
    private double stepLog = Math.log(STEP);
    private @Nullable ProbedRate firstOverload;
    private Recovery recovery = Recovery.NOT_TESTED;
    private boolean repeat;
    private boolean over;

    public CapacitySearch(SearchPlan plan, ServiceLevel level) {
        this.plan = plan;
        this.level = level;
    }

    /** Probes until the limit is known closely enough, or the probes are used up. */
    public <E extends Exception> CapacityLimit run(RateMeter<E> meter) throws E {
        for (OptionalDouble rate = next(); rate.isPresent(); rate = next()) {
            add(probe(rate.getAsDouble(), meter));
        }
        return limit();
    }

    /** One probe: measured, and while it is too close to call measured on, each time for twice as long as before. */
    public <E extends Exception> ProbedRate probe(double rate, RateMeter<E> meter) throws E {
        Duration window = window(rate);
        ProbeSample sample = meter.measure(rate, window);
        ProbedRate probed = ProbeJudge.judge(rate, sample, level);
        for (int i = 0; i < MOST_EXTENSIONS && probed.verdict() == Verdict.UNSURE; i++) {
            window = window.multipliedBy(2);
            sample = sample.plus(meter.measure(rate, window));
            probed = ProbeJudge.judge(rate, sample, level);
        }
        return probed;
    }

    /** How long a rate is measured first: for as many requests as the service level needs, within the plan's bounds. */
    public Duration window(double rate) {
        Duration needed = Duration.ofMillis((long) Math.ceil(level.requestsToDecide() / rate * 1000));
        Duration least = needed.compareTo(plan.window()) > 0 ? needed : plan.window();
        return least.compareTo(plan.longestWindow()) > 0 ? plan.longestWindow() : least;
    }

    /** The next rate to probe; empty when the search is over. */
    public OptionalDouble next() {
        if (over) {
            return OptionalDouble.empty();
        }
        ProbedRate best = kept;
        int left = plan.mostProbes() - probes.size();
        boolean mustComeBack = recovery == Recovery.UNKNOWN && best != null;
        OptionalDouble rate = left > (mustComeBack ? 1 : 0) ? nextStep() : OptionalDouble.empty();
        if (rate.isEmpty() && mustComeBack && best != null && left > 0) {
            over = true;
            return OptionalDouble.of(best.rate());
        }
        over = rate.isEmpty();
        return rate;
    }

    private OptionalDouble nextStep() {
        ProbedRate below = kept;
        ProbedRate beyond = above;
        if (repeat) {
            return OptionalDouble.of(probes.get(probes.size() - 1).rate());
        }
        if (below != null && beyond != null) {
            return beyond.rate() / below.rate() <= 1 + plan.tolerance()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(rounded(Math.sqrt(below.rate() * beyond.rate())));
        }
        if (below != null) {
            return step(below.rate(), plan.highest(), stepLog);
        }
        return beyond != null
                ? step(beyond.rate(), plan.lowest(), -stepLog)
                : OptionalDouble.of(Math.min(plan.highest(), rounded(plan.start())));
    }

    private OptionalDouble step(double from, double bound, double log) {
        if (from == bound) {
            return OptionalDouble.empty();
        }
        stepLog *= 2;
        double to = rounded(from * Math.exp(log));
        return OptionalDouble.of(log > 0 ? Math.min(bound, to) : Math.max(bound, to));
    }

    /** A rate that people can repeat: three significant digits, finer than any tolerance. */
    private static double rounded(double rate) {
        return new BigDecimal(rate).round(new MathContext(3)).doubleValue();
    }

    /** Takes the probe of the rate that {@link #next} gave. */
    public void add(ProbedRate probe) {
        boolean wasRepeated = repeat;
        probes.add(probe);
        repeat = false;
        if (over) {
            recovery = probe.verdict() == Verdict.INVALID
                    ? Recovery.UNKNOWN
                    : probe.counts() ? Recovery.RECOVERS : recoveryAfter(probe);
        } else if (probe.verdict() == Verdict.INVALID) {
            repeat = !wasRepeated && probe.selfCheck().verdict() == SelfCheck.Verdict.NOISY_HOST;
            above = repeat ? above : probe;
        } else if (probe.counts()) {
            kept = probe;
            recovery = firstOverload == null ? recovery : Recovery.RECOVERS;
        } else {
            above = probe;
            if (firstOverload == null) {
                firstOverload = probe;
                recovery = Recovery.UNKNOWN;
            }
        }
    }

    /** Failing again just below the limit is chance; failing for sure, or where others failed in between, is not. */
    private Recovery recoveryAfter(ProbedRate probe) {
        if (probe.verdict() != Verdict.BREAKS) {
            return Recovery.UNKNOWN;
        }
        // What failed after the overload may have failed for its sake: only what came before it is known.
        above = firstOverload;
        return Recovery.STAYS_BROKEN;
    }

    /** What is known by now. */
    public CapacityLimit limit() {
        return new CapacityLimit(Optional.ofNullable(kept), Optional.ofNullable(above), recovery, probes);
    }
}

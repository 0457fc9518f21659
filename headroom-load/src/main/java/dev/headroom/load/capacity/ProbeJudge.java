package dev.headroom.load.capacity;

import dev.headroom.load.capacity.ProbedRate.Verdict;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.Proportion;
import dev.headroom.measure.run.SelfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Judges one probe. A bound p(99)&lt;50ms says that less than 1 % of requests take longer than 50 ms, so it is held against
 * the interval of that share and not against the percentile's value. Requests that timed out count as longer.
 *
 * <p>Requests behind each other in a queue are slow together, so they count for less than as many independent ones. How much
 * less is told by how the share differs from interval to interval of the probe (design effect, Kish 1965).
 *
 * <p>A service that does not keep up has a queue that grows all the time. Response times then rise by the overload's share of
 * every second, whatever the bounds are: a rise above a twentieth breaks the service level.
 */
final class ProbeJudge {

    private static final double MOST_RISE = 0.05;
    private static final int FEWEST_INTERVALS = 5;

    /** Taken where too few intervals tell: requests that come in fours. */
    private static final double UNKNOWN_EFFECT = 4;

    private final ServiceLevel level;
    private final List<String> reasons = new ArrayList<>();
    private boolean sure = true;
    private boolean breaks;
    private boolean leansToKeep = true;

    private ProbeJudge(ServiceLevel level) {
        this.level = level;
    }

    static ProbedRate judge(double rate, ProbeSample sample, ServiceLevel level) {
        return new ProbeJudge(level).judge(rate, sample);
    }

    private ProbedRate judge(double rate, ProbeSample sample) {
        for (Bound bound : level.bounds()) {
            bound(bound, sample);
        }
        errors(sample);
        rise(sample);
        Verdict verdict = breaks ? Verdict.BREAKS : sure ? Verdict.KEEPS : Verdict.UNSURE;
        if (sample.requests() == 0) {
            verdict = Verdict.INVALID;
            reasons.clear();
            reasons.add("No request was sent.");
        } else if (sample.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            verdict = Verdict.INVALID;
            reasons.clear();
            reasons.addAll(sample.selfCheck().reasons());
        }
        return new ProbedRate(
                rate,
                sample.window(),
                sample.requests(),
                sample.errors(),
                sample.responseTimes().summary(),
                verdict,
                leansToKeep,
                reasons,
                sample.selfCheck());
    }

    private void bound(Bound bound, ProbeSample sample) {
        long over = sample.timedOut();
        long count = sample.timedOut();
        List<Proportion> parts = new ArrayList<>();
        for (DurationHistogram interval : sample.intervals()) {
            long slow = interval.countAbove(bound.limitNanos());
            over += slow;
            count += interval.count();
            parts.add(new Proportion(slow, interval.count()));
        }
        double effect = designEffect(parts);
        var share = new Proportion(over / effect, count / effect);
        String seen = shareText(share.interval()) + " took longer than " + DurationText.of(bound.limitNanos())
                + " where " + percent(bound.mostOver()) + " may (n=" + String.format(Locale.ROOT, "%,d", count) + ")";
        hold(share.interval(), bound.mostOver(), seen);
        Percentile percentile = bound.percentile();
        if (count < percentile.minimumCount() && !breaks) {
            sure = false;
            reasons.add(percentile + " needs " + percentile.minimumCount() + " requests, there were " + count + ".");
        }
    }

    private void errors(ProbeSample sample) {
        Interval share = new Proportion(sample.errors(), sample.requests()).interval();
        hold(
                share,
                level.mostErrors(),
                shareText(share) + " failed where less than " + percent(level.mostErrors()) + " may (n="
                        + String.format(Locale.ROOT, "%,d", sample.requests()) + ")");
    }

    private void hold(Interval share, double most, String seen) {
        if (share.best() >= most) {
            leansToKeep = false;
        }
        if (share.low() >= most) {
            breaks = true;
            reasons.add(seen + ".");
        } else if (share.high() >= most) {
            sure = false;
            reasons.add(seen + ": too close to call.");
        }
    }

    private void rise(ProbeSample sample) {
        double rise = medianRise(sample);
        if (rise > MOST_RISE) {
            breaks = true;
            leansToKeep = false;
            reasons.add(String.format(
                    Locale.ROOT,
                    "Response times rose by %s every second: the service does not keep up, and its queue grows.",
                    DurationText.of(rise * 1e9)));
        }
    }

    /**
     * How much more the parts differ than as many independent requests would, at least 1. Pearson's statistic over its
     * degrees of freedom.
     */
    static double designEffect(List<Proportion> parts) {
        double successes = 0;
        double trials = 0;
        int filled = 0;
        for (Proportion part : parts) {
            successes += part.successes();
            trials += part.trials();
            filled += part.trials() > 0 ? 1 : 0;
        }
        double share = trials == 0 ? 0 : successes / trials;
        if (share <= 0 || share >= 1) {
            return 1;
        }
        if (filled < FEWEST_INTERVALS) {
            return UNKNOWN_EFFECT;
        }
        double pearson = 0;
        for (Proportion part : parts) {
            if (part.trials() > 0) {
                double off = part.successes() - part.trials() * share;
                pearson += off * off / (part.trials() * share * (1 - share));
            }
        }
        return Math.max(1, pearson / (filled - 1));
    }

    /** Seconds of median response time per second of the window, by least squares; 0 with too few intervals. */
    private static double medianRise(ProbeSample sample) {
        double intervalSeconds = sample.interval().toNanos() / 1e9;
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < sample.intervals().size(); i++) {
            DurationHistogram interval = sample.intervals().get(i);
            if (!interval.isEmpty()) {
                points.add(new double[] {i * intervalSeconds, interval.nanosAt(Percentile.P50) / 1e9});
            }
        }
        if (points.size() < FEWEST_INTERVALS) {
            return 0;
        }
        double meanX = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(p -> p[1]).average().orElseThrow();
        double top = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[1] - meanY))
                .sum();
        double bottom = points.stream()
                .mapToDouble(p -> (p[0] - meanX) * (p[0] - meanX))
                .sum();
        return top / bottom;
    }

    private static String shareText(Interval share) {
        return percent(share.best()) + " (" + percent(share.low()) + " to " + percent(share.high()) + ")";
    }

    private static String percent(double share) {
        double percent = share * 100;
        return String.format(Locale.ROOT, percent != 0 && percent < 1 ? "%.2f %%" : "%.3g %%", percent);
    }
}

package dev.headroom.report.capacity;

import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.load.capacity.CapacityLimit;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.load.capacity.ScalabilityFit;
import dev.headroom.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The report in plain sentences, alike on every output. */
public final class CapacityWords {

    /** A law that misses a level by more than this does not describe the service. */
    private static final double POOR = 0.1;

    private final CapacityReport report;

    public CapacityWords(CapacityReport report) {
        this.report = report;
    }

    /** The limit, in one sentence. */
    public String limit() {
        CapacityLimit limit = report.limit();
        Optional<ProbedRate> above = limit.above();
        if (limit.kept().isEmpty()) {
            return above.map(probe -> probe.fails()
                            ? "No rate keeps the service level: " + RateText.of(probe.rate()) + " already breaks it."
                            : "Nothing is known of the limit: no probe was valid.")
                    .orElse("Nothing was probed.");
        }
        String kept = RateText.of(limit.kept().get().rate()) + " keeps the service level";
        if (above.isEmpty()) {
            return kept + "; no higher rate was tried, so the limit is at least that.";
        }
        ProbedRate next = above.get();
        if (!next.fails()) {
            return kept + "; at " + RateText.of(next.rate())
                    + " the measurement itself is not valid, so the service's limit is at least that and not known.";
        }
        return kept + ", " + RateText.of(next.rate()) + " does not"
                + limit.interval()
                        .map(interval -> chance(interval, next.rate()))
                        .orElse(".");
    }

    private static String chance(Interval interval, double above) {
        if (interval.low() == interval.best() && interval.high() == above) {
            return ", both beyond chance.";
        }
        return "; beyond chance the limit lies above " + RateText.of(interval.low())
                + (Double.isInfinite(interval.high()) ? "." : " and below " + RateText.of(interval.high()) + ".");
    }

    /** Why the lowest rate that fails does, or why it could not be measured. */
    public List<String> why() {
        return report.limit()
                .above()
                .map(probe -> probe.reasons().stream()
                        .map(reason -> "At " + RateText.of(probe.rate()) + ": " + reason)
                        .toList())
                .orElse(List.of());
    }

    /** Whether it comes back after an overload. */
    public String recovery() {
        String rate =
                report.limit().kept().map(kept -> RateText.of(kept.rate())).orElse("the rate before");
        return switch (report.limit().recovery()) {
            case NOT_TESTED -> "It was never overloaded, so whether it recovers is not known.";
            case RECOVERS -> "After an overload it keeps the service level again.";
            case STAYS_BROKEN ->
                "After an overload it stays broken: " + rate
                        + " was kept on the way up and is not on the way down (hysteresis). Once tipped over it needs less"
                        + " load than that, or a restart. Look for retries, queues without bound and pools that leak.";
            case UNKNOWN -> "It was overloaded, and no valid probe shows whether it recovers.";
        };
    }

    /** Headroom and instances, one sentence for each question that was asked. */
    public List<String> answers() {
        List<String> answers = new ArrayList<>();
        report.usedToday().ifPresent(used -> {
            double today = report.questions().today().orElseThrow();
            double limit = report.limitRate().orElseThrow();
            answers.add(
                    used <= 1
                            ? "Today's " + RateText.of(today) + " uses " + MetricUnit.percent(round(used))
                                    + " of the limit; there is headroom for another " + RateText.of(limit - today)
                                    + " ("
                                    + times(limit / today) + " today's rate in all)."
                            : "Today's " + RateText.of(today) + " is more than is kept: " + times(used)
                                    + " the limit. There is no headroom.");
        });
        report.questions()
                .atLeast()
                .ifPresent(least -> answers.add(RateText.of(least) + " "
                        + switch (report.judge(least)) {
                            case PASS -> "has to be kept, and is.";
                            case FAIL -> "has to be kept, and is not.";
                            case INCONCLUSIVE, INVALID -> "has to be kept; the probes do not tell whether it is.";
                        }));
        report.instances()
                .ifPresent(count -> answers.add(String.format(
                        Locale.ROOT,
                        "%s needs %,d instance%s of this size, each at %s of its limit, as long as they share nothing that ends first"
                                + " (a database, a lock); one more if one may fail.",
                        RateText.of(report.questions().need().orElseThrow()),
                        count,
                        count == 1 ? "" : "s",
                        MetricUnit.percent(round(report.questions().need().orElseThrow()
                                / count
                                / report.limitRate().orElseThrow())))));
        if (!answers.isEmpty()
                && report.limitRate().isPresent()
                && !report.limit().isTheServices()) {
            answers.add("The limit is only known to be at least "
                    + RateText.of(report.limitRate().getAsDouble())
                    + ": there may be more headroom, and fewer instances may do.");
        }
        return answers;
    }

    /** What the law says, sentence by sentence; why there is none in its place. */
    public List<String> scalability() {
        if (report.scalability() instanceof CapacityReport.Scalability.Refused refused) {
            return List.of("No scalability law: " + refused.reason());
        }
        ScalabilityFit fit = report.fit().orElseThrow();
        List<String> words = new ArrayList<>();
        words.add("One user alone is answered " + rates(fit.lambda()) + ".");
        words.add("Contention σ " + percents(fit.sigma()) + ": this share of the work is done one request at a time"
                + (fit.law().sigma() > 0
                        ? ", so that waiting in line alone ends it at "
                                + RateText.of(fit.law().lambda() / fit.law().sigma()) + "."
                        : "."));
        words.add("Coherency κ " + percents(fit.kappa()) + ": what every two requests in flight cost each other"
                + (fit.law().kappa() == 0 ? "; none is seen." : "; it grows with the square of the users."));
        words.add(knee(fit));
        if (fit.worstResidual() > POOR) {
            words.add(
                    "The law fits poorly: it misses a level by " + MetricUnit.percent(round(fit.worstResidual()))
                            + ". A hard cap, such as a pool of fixed size, bends sharper than the law can; trust the probes more.");
        }
        return words;
    }

    private static String knee(ScalabilityFit fit) {
        String limit = fit.limit()
                .map(interval -> "throughput ends at " + rates(interval))
                .orElse("no end of the throughput is in sight");
        double mostUsers = fit.levels().get(fit.levels().size() - 1).users();
        if (fit.provenKnee().isPresent()) {
            Interval knee = fit.provenKnee().get();
            return String.format(
                    Locale.ROOT,
                    "Knee at %.3g users (%.3g to %.3g): %s, and more users bring less.%s",
                    knee.best(),
                    knee.low(),
                    knee.high(),
                    limit,
                    knee.best() > mostUsers ? " That is beyond the " + (int) mostUsers + " users measured." : "");
        }
        return "No knee is proven: within " + (int) mostUsers + " users coherency cannot be told from none; by the law "
                + limit + ".";
    }

    private static String rates(Interval rate) {
        return RateText.of(rate.best()) + " (" + RateText.of(rate.low()) + " to " + RateText.of(rate.high()) + ")";
    }

    private static String percents(Interval share) {
        return MetricUnit.percent(round(share.best())) + " (" + MetricUnit.percent(round(share.low())) + " to "
                + MetricUnit.percent(round(share.high())) + ")";
    }

    private static String times(double factor) {
        return String.format(Locale.ROOT, "%.2f times", factor);
    }

    /** Three significant digits. */
    private static double round(double share) {
        return share == 0
                ? 0
                : new java.math.BigDecimal(share)
                        .round(new java.math.MathContext(3))
                        .doubleValue();
    }
}

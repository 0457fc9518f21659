package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.run.RunMeasurement;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Judges the absolute limits of budgets by one run. */
final class BudgetGate {

    private final RunMeasurement run;

    BudgetGate(RunMeasurement run) {
        this.run = run;
    }

    /** The budget must have a limit. */
    GateResult judge(Budget budget) {
        Reading reading = Reading.of(run, budget.subject(), budget.metric());
        Judged judged = judged(budget, reading);
        return new GateResult(
                GateKind.BUDGET,
                budget.subject().name(),
                budget.metric().id(),
                budget.metric().unit().id(),
                budget.expression().text(),
                budget.expression().limit().orElseThrow(),
                reading.value(),
                OptionalDouble.empty(),
                judged.verdict,
                judged.reason,
                budget.place());
    }

    private Judged judged(Budget budget, Reading reading) {
        Metric metric = budget.metric();
        Failures failures = Failures.of(run, budget.subject());
        if (failures.all() && metric != Metric.ERRORS) {
            return new Judged(Verdict.FAIL, failures.text() + ", so no budget of this endpoint can pass.");
        }
        if (reading.value().isEmpty()) {
            return new Judged(Verdict.INCONCLUSIVE, reading.missing());
        }
        double value = reading.value().getAsDouble();
        boolean within = budget.expression().comparison().holds(value, limit(budget));
        if (reading.shortOf(metric) > 0) {
            return new Judged(Verdict.INCONCLUSIVE, tooFew(metric, reading, within));
        }
        if (!within) {
            return new Judged(Verdict.FAIL, beyond(budget, value, reading));
        }
        return metric.percentile()
                .flatMap(percentile -> flattered(percentile, failures))
                .orElseGet(() -> new Judged(Verdict.PASS, within(budget, value, reading)));
    }

    /**
     * A percentile over the successful requests, when so many failed that the same percentile over all of them, with a
     * failed request counted as slower than any limit, could not have held.
     */
    private static Optional<Judged> flattered(Percentile percentile, Failures failures) {
        double tolerated = 1 - percentile.rank() / 100;
        if (failures.share() <= tolerated) {
            return Optional.empty();
        }
        String reason = failures.text() + ", more than the " + MetricUnit.percent(tolerated) + " that "
                + percentile.label() + " leaves out; a failed request counts as slower than any limit.";
        boolean certain = failures.answeredShare() > tolerated;
        String doubt = " Some only ran into the end of the window: measure longer.";
        return Optional.of(
                certain ? new Judged(Verdict.FAIL, reason) : new Judged(Verdict.INCONCLUSIVE, reason + doubt));
    }

    /** The sentence for a percentile of too few requests, alike for budgets and regressions. */
    static String tooFew(Metric metric, Reading reading, boolean within) {
        Percentile percentile = metric.percentile().orElseThrow();
        return String.format(
                Locale.ROOT,
                "%s needs at least %d requests for a 95 %% bound, got %d; %d more decide. The estimate is %s the limit.",
                metric.id(),
                percentile.minimumCount(),
                reading.count(),
                reading.shortOf(metric),
                within ? "within" : "beyond");
    }

    private static String beyond(Budget budget, double value, Reading reading) {
        double limit = limit(budget);
        String side = value > limit ? " over" : " under";
        String margin =
                limit > 0 && value != limit ? ", " + MetricUnit.percent(Math.abs(value / limit - 1)) + side : "";
        return sentence(budget, value, reading) + " is not "
                + budget.expression().comparison().symbol() + " "
                + budget.metric().unit().format(limit) + margin + ".";
    }

    private static String within(Budget budget, double value, Reading reading) {
        return sentence(budget, value, reading) + " "
                + budget.expression().comparison().symbol() + " "
                + budget.metric().unit().format(limit(budget)) + ".";
    }

    private static String sentence(Budget budget, double value, Reading reading) {
        return budget.metric().id() + " = " + budget.metric().unit().format(value) + " (n=" + reading.count() + ")";
    }

    private static double limit(Budget budget) {
        return budget.expression().limit().orElseThrow();
    }

    private record Judged(Verdict verdict, String reason) {}
}

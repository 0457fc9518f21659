package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The relative limits of one run against one baseline run, chosen and judged. */
final class RegressionGates {

    /** What a mean of whole queries may drift by requests cut off at either end of the window. */
    private static final double ROUNDING = 0.005;

    /** An endpoint that lost more of its requests than this is not the same workload any more. */
    private static final double LOSSY = 0.01;

    private static final String INDICATIVE = " One run against one is indicative only.";

    private final RunMeasurement run;
    private final RunMeasurement baseline;
    private final GateRules given;
    private final LocalDate today;

    RegressionGates(RunMeasurement run, RunMeasurement baseline, GateRules given, LocalDate today) {
        this.run = run;
        this.baseline = baseline;
        this.given = given;
        this.today = today;
    }

    List<GateResult> results() {
        List<String> endpoints =
                run.endpoints().stream().map(EndpointMeasurement::name).toList();
        List<GateResult> results = new ArrayList<>();
        RegressionRule.of(given, endpoints, today).forEach(rule -> judge(rule).ifPresent(results::add));
        return results;
    }

    /** Empty where a default has nothing to compare: only a limit that somebody asked for is owed an answer. */
    private Optional<GateResult> judge(RegressionRule rule) {
        Reading current = Reading.of(run, rule.subject(), rule.metric());
        Reading before = Reading.of(baseline, rule.subject(), rule.metric());
        if (before.value().isEmpty() || current.value().isEmpty()) {
            boolean lostByRun = before.value().isPresent()
                    && Failures.of(run, rule.subject()).all();
            return rule.named() || lostByRun ? Optional.of(unmeasured(rule, current, before)) : Optional.empty();
        }
        return Optional.of(compared(rule, current, before));
    }

    private GateResult unmeasured(RegressionRule rule, Reading current, Reading before) {
        Failures failures = Failures.of(run, rule.subject());
        Verdict verdict = failures.all() ? Verdict.FAIL : Verdict.INCONCLUSIVE;
        String reason = failures.all()
                ? failures.text() + ", so nothing compares with the baseline."
                : before.value().isEmpty() ? before.missing() : current.missing();
        return GateResult.relative(
                        rule.subject(), rule.metric(), rule.expression(), rule.limit(), verdict, reason + INDICATIVE)
                .at(rule.place());
    }

    private GateResult compared(RegressionRule rule, Reading current, Reading before) {
        double ratio = rule.allowed();
        double tolerance = rule.metric().isDeterministic() ? Math.max(ratio, ROUNDING) : ratio;
        double value = current.value().orElseThrow();
        double base = before.value().orElseThrow();
        boolean floor = rule.metric().higherIsBetter();
        double limit = floor ? base * Math.max(0, 1 - tolerance) : base * (1 + tolerance);
        boolean within = floor ? value >= limit : value <= limit;
        String waived = rule.waiver()
                .map(w -> " Waived to " + MetricUnit.percent(w.max()) + " until " + w.until() + " (" + w.issue() + ": "
                        + w.reason() + ").")
                .orElse("");
        Doubt doubt = doubt(rule, current, before, within);
        String change = change(rule, value, base, current, before, ratio);
        Verdict verdict = doubt.reason.isEmpty() ? within ? Verdict.PASS : Verdict.FAIL : doubt.verdict;
        String reason = doubt.reason.isEmpty() ? change : doubt.reason + " " + change;
        return new GateResult(
                GateKind.REGRESSION,
                rule.subject().name(),
                rule.metric().id(),
                rule.metric().unit().id(),
                rule.expression(),
                limit,
                current.value(),
                before.value(),
                verdict,
                reason + waived + INDICATIVE,
                rule.place());
    }

    /** Why the two values do not decide, whatever they are. */
    private Doubt doubt(RegressionRule rule, Reading current, Reading before, boolean within) {
        Optional<String> untrusted = baselineDistrust(rule.subject());
        if (untrusted.isPresent()) {
            return new Doubt(Verdict.INCONCLUSIVE, untrusted.get());
        }
        Failures failures = Failures.of(run, rule.subject());
        if (failures.all()) {
            return new Doubt(Verdict.FAIL, failures.text() + ".");
        }
        if (current.shortOf(rule.metric()) > 0) {
            return new Doubt(Verdict.INCONCLUSIVE, BudgetGate.tooFew(rule.metric(), current, within));
        }
        if (before.shortOf(rule.metric()) > 0) {
            String reason = "In the baseline " + BudgetGate.tooFew(rule.metric(), before, within);
            return new Doubt(Verdict.INCONCLUSIVE, reason);
        }
        if (within && failures.share() > LOSSY && rule.metric() != Metric.ERRORS) {
            return new Doubt(
                    Verdict.INCONCLUSIVE, failures.text() + ", so those that succeeded are not the same work.");
        }
        return new Doubt(Verdict.PASS, "");
    }

    private Optional<String> baselineDistrust(Subject subject) {
        if (!baseline.complete()) {
            return Optional.of("Baseline " + baseline.id() + " was stopped before its window ended.");
        }
        if (baseline.selfCheck().verdict() != SelfCheck.Verdict.VALID) {
            return Optional.of("Baseline " + baseline.id() + " is not valid ("
                    + baseline.selfCheck().verdict().id() + ").");
        }
        Failures failures = Failures.of(baseline, subject);
        if (failures.share() > LOSSY) {
            return Optional.of("In the baseline " + failures.text() + "; take one without errors.");
        }
        return Optional.empty();
    }

    private static String change(
            RegressionRule rule, double value, double base, Reading current, Reading before, double limitRatio) {
        MetricUnit unit = rule.metric().unit();
        String amount = base > 0
                ? (value >= base ? "+" : "\u2212") + MetricUnit.percent(Math.abs(value / base - 1))
                : value > 0 ? "up from 0" : "no change";
        boolean floor = rule.metric().higherIsBetter();
        String allowed = limitRatio == 0
                ? floor ? "no decrease allowed" : "no increase allowed"
                : (floor ? "\u2212" : "+") + MetricUnit.percent(limitRatio) + " allowed";
        return rule.metric().id() + " was " + unit.format(base) + " (n=" + before.count() + "), is "
                + unit.format(value) + " (n=" + current.count() + "): " + amount + ", " + allowed + ".";
    }

    /** @param reason empty where there is none */
    private record Doubt(Verdict verdict, String reason) {}
}

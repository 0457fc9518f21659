package dev.headroom.gate;

import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.likeness.RunLikeness;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges one run by budgets, and by a baseline where there is one.
 *
 * <p>A run that was cut short or whose generator cannot be believed is {@link Verdict#INVALID}, and so is each of its
 * gates: it never passes. A percentile of fewer requests than bound it with 95 % confidence is {@link
 * Verdict#INCONCLUSIVE} even where its estimate is beyond the limit, since the estimate is then noise in either
 * direction. A metric that was not measured is inconclusive too; only an endpoint whose requests all failed fails
 * whatever was measured.
 *
 * <p>One run compared with one baseline run is indicative only: each regression says so. It still fails beyond its limit,
 * because a gate that only warns is not read.
 */
public final class RunJudge {

    private final GateRules rules;
    private final LocalDate today;

    /** @param today decides which waivers have expired */
    public RunJudge(GateRules rules, LocalDate today) {
        this.rules = rules;
        this.today = today;
    }

    /** By budgets and waivers of metrics alone. */
    public RunJudge(List<Budget> budgets, List<Waiver> waivers, LocalDate today) {
        this(GateRules.of(budgets, waivers), today);
    }

    /** Judges by budgets alone, of a run whose findings are not known. */
    public Judgement judge(RunMeasurement run) {
        return judge(run, SeenFindings.notLookedFor());
    }

    /** Judges by budgets alone. */
    public Judgement judge(RunMeasurement run, SeenFindings seen) {
        return judgement(run, seen, Optional.empty(), List.of(), List.of());
    }

    /**
     * Judges by budgets alone one of several runs, whose regressions are judged together.
     *
     * @param seenBefore what the runs before the change found, by which findings are new
     */
    public Judgement judge(RunMeasurement run, SeenFindings seen, SeenFindings seenBefore) {
        return judgement(run, seen, Optional.of(seenBefore), List.of(), List.of());
    }

    /**
     * Judges by budgets and against an earlier run: every budget's own regression limit, and the defaults of {@link
     * dev.headroom.gate.metric.Metric#defaultRegress} for every endpoint both runs have, with or without a budget.
     *
     * @throws UnlikeRunsException if machine or runtime differ
     */
    public Judgement judge(RunMeasurement run, RunMeasurement baseline) throws UnlikeRunsException {
        return judge(run, SeenFindings.notLookedFor(), baseline, SeenFindings.notLookedFor());
    }

    /** As {@link #judge(RunMeasurement, RunMeasurement)}, and by what each of the two runs found. */
    public Judgement judge(RunMeasurement run, SeenFindings seen, RunMeasurement baseline, SeenFindings seenInBaseline)
            throws UnlikeRunsException {
        RunLikeness likeness = RunLikeness.of(run, baseline);
        likeness.requireComparable();
        List<GateResult> regressions = new RegressionGates(run, baseline, rules, today).results();
        return judgement(run, seen, Optional.of(seenInBaseline), regressions, likeness.notes());
    }

    /** Waivers that have outlived their date, each of them a failure. */
    public List<GateResult> expiredWaivers() {
        return ExpiredWaivers.of(rules, today);
    }

    /**
     * Waivers in force of what has no limit, a sentence each with the name that was likely meant.
     *
     * @param endpoints that are measured
     */
    public List<String> idleWaivers(List<String> endpoints) {
        return new IdleWaivers(rules, today).ofRegressions(endpoints);
    }

    private Judgement judgement(
            RunMeasurement run,
            SeenFindings seen,
            Optional<SeenFindings> seenInBaseline,
            List<GateResult> regressions,
            List<String> likenessNotes) {
        List<GateResult> gates = new ArrayList<>();
        var findings = new FindingGate(seen, seenInBaseline, rules.findingWaivers(), today);
        BudgetGate gate = new BudgetGate(run);
        rules.budgets().stream()
                .filter(budget -> !budget.expression().isPlaceholder())
                .map(gate::judge)
                .forEach(gates::add);
        rules.findingBudgets().forEach(budget -> findings.judge(budget).ifPresent(gates::add));
        gates.addAll(regressions);
        Optional<String> distrust = distrust(run).map(why -> "Not judged, the run is not valid: " + why);
        distrust.ifPresent(reason -> gates.replaceAll(result -> result.withVerdict(Verdict.INVALID, reason)));
        gates.addAll(expiredWaivers());

        Verdict verdict = distrust.isPresent() ? Verdict.INVALID : Verdict.PASS;
        for (GateResult result : gates) {
            verdict = verdict.worst(result.verdict());
        }
        List<String> notes = new ArrayList<>(distrust.stream().toList());
        if (gates.isEmpty() && !findings.hasBaseline()) {
            notes.add("Nothing was judged: no budget has a limit and no baseline was given.");
        }
        notes.addAll(notes(run, seen));
        notes.addAll(likenessNotes);
        return new Judgement(verdict, gates, notes);
    }

    private List<String> notes(RunMeasurement run, SeenFindings seen) {
        List<String> notes = new ArrayList<>(placeholders(run));
        notes.addAll(uncountedErrors(run));
        notes.addAll(new IdleWaivers(rules, today).ofFindings(seen));
        notes.addAll(idleWaivers(
                run.endpoints().stream().map(EndpointMeasurement::name).toList()));
        return notes;
    }

    /** Why nothing this run measured may be judged; one or more sentences. */
    private static Optional<String> distrust(RunMeasurement run) {
        if (!run.complete()) {
            return Optional.of("it was stopped before its measuring window ended.");
        }
        SelfCheck check = run.selfCheck();
        if (check.verdict() != SelfCheck.Verdict.VALID) {
            return Optional.of(check.verdict().id() + ", " + String.join(" ", check.reasons()));
        }
        return Optional.empty();
    }

    private List<String> placeholders(RunMeasurement run) {
        List<String> notes = new ArrayList<>();
        for (Budget budget : rules.budgets()) {
            if (budget.expression().isPlaceholder()) {
                Reading reading = Reading.of(run, budget.subject(), budget.metric());
                String measured = reading.value().isPresent()
                        ? " (this run: "
                                + budget.metric().unit().format(reading.value().getAsDouble()) + ", n="
                                + reading.count() + ")"
                        : "";
                notes.add(budget.subject().name() + ": " + budget.expression() + " is not set: fill in from a first run"
                        + measured + ".");
            }
        }
        rules.findingBudgets().stream()
                .filter(budget -> budget.limit().isPlaceholder())
                .map(budget -> budget.subject().name() + ": findings " + budget.limit()
                        + " is not set: fill in from a first run.")
                .forEach(notes::add);
        return notes;
    }

    private List<String> uncountedErrors(RunMeasurement run) {
        List<String> notes = new ArrayList<>();
        for (EndpointMeasurement endpoint : run.endpoints()) {
            if (endpoint.errors() > 0 && !hasErrorBudget(endpoint.name())) {
                notes.add(endpoint.name() + ": " + endpoint.errors() + " of " + endpoint.requests()
                        + " requests failed and no budget limits its errors.");
            }
        }
        return notes;
    }

    private boolean hasErrorBudget(String endpoint) {
        return rules.budgets().stream()
                .filter(budget -> budget.metric().group() == MetricGroup.ERRORS)
                .map(Budget::subject)
                .anyMatch(subject ->
                        subject.kind() == SubjectKind.INSTANCE || subject.name().equals(endpoint));
    }
}

package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.SubjectKind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much worse than before one metric may get.
 *
 * @param limit as a ratio, 0.1 is 10 %
 * @param named whether a budget asked for it; else it is the metric's default
 * @param waiver one in force that raises the limit
 */
public record RegressionRule(Subject subject, Metric metric, double limit, boolean named, Optional<Waiver> waiver) {

    public RegressionRule {
        if (!(limit >= 0 && Double.isFinite(limit))) {
            throw new IllegalArgumentException("A regression limit is not negative, got " + limit);
        }
    }

    /**
     * The rules of a build: budgets' own limits in their order, the strictest where several are of one metric; then what has a
     * default, for every endpoint and the instance.
     *
     * @param endpoints that are measured
     * @param today decides which waivers are in force
     */
    public static List<RegressionRule> of(
            List<Budget> budgets, List<Waiver> waivers, List<String> endpoints, LocalDate today) {
        Map<Place, RegressionRule> rules = new LinkedHashMap<>();
        for (Budget budget : budgets) {
            if (budget.regress().isPresent()) {
                var rule = new RegressionRule(
                        budget.subject(), budget.metric(), budget.regress().getAsDouble(), true, Optional.empty());
                rules.merge(rule.place(), rule, (one, other) -> one.limit <= other.limit ? one : other);
            }
        }
        endpoints.forEach(endpoint -> addDefaults(rules, Subject.endpoint(endpoint)));
        addDefaults(rules, instance(budgets));
        return rules.values().stream().map(rule -> rule.waived(waivers, today)).toList();
    }

    private static void addDefaults(Map<Place, RegressionRule> rules, Subject subject) {
        for (Metric metric : Metric.values()) {
            OptionalDouble limit = metric.defaultRegress();
            if (metric.group().subject() == subject.kind() && limit.isPresent()) {
                var rule = new RegressionRule(subject, metric, limit.getAsDouble(), false, Optional.empty());
                rules.putIfAbsent(rule.place(), rule);
            }
        }
    }

    /** A run has one instance; it is called as the budgets call it. */
    private static Subject instance(List<Budget> budgets) {
        return budgets.stream()
                .map(Budget::subject)
                .filter(subject -> subject.kind() == SubjectKind.INSTANCE)
                .findFirst()
                .orElse(Subject.instance("default"));
    }

    private RegressionRule waived(List<Waiver> waivers, LocalDate today) {
        Optional<Waiver> inForce = waivers.stream()
                .filter(waiver -> waiver.covers(subject, metric) && !waiver.expiredOn(today) && waiver.max() > limit)
                .max(Comparator.comparingDouble(Waiver::max));
        return new RegressionRule(subject, metric, limit, named, inForce);
    }

    /** The limit, or what a waiver raises it to. */
    public double allowed() {
        return waiver.map(Waiver::max).orElse(limit);
    }

    /** {@code p(95) regress 10%}. */
    public String expression() {
        return metric.id() + " regress " + MetricUnit.percent(limit).replace(" ", "");
    }

    private Place place() {
        return new Place(subject.kind(), subject.name(), metric);
    }

    private record Place(SubjectKind kind, String name, Metric metric) {}
}

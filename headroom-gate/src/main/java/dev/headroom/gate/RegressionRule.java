package dev.headroom.gate;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.metric.Place;
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
 * @param place where the budget is written
 */
public record RegressionRule(
        Subject subject, Metric metric, double limit, boolean named, Optional<Waiver> waiver, Place place) {

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
    public static List<RegressionRule> of(GateRules given, List<String> endpoints, LocalDate today) {
        Map<Gated, RegressionRule> rules = new LinkedHashMap<>();
        for (Budget budget : given.budgets()) {
            OptionalDouble limit = budget.regress().isPresent()
                    ? budget.regress()
                    : given.defaults().ofBudgeted(budget.metric());
            if (limit.isPresent()) {
                boolean named = budget.regress().isPresent();
                var rule = new RegressionRule(
                        budget.subject(),
                        budget.metric(),
                        limit.getAsDouble(),
                        named,
                        Optional.empty(),
                        budget.place());
                rules.merge(rule.gated(), rule, (one, other) -> one.limit <= other.limit ? one : other);
            }
        }
        endpoints.forEach(endpoint -> addDefaults(rules, given, Subject.endpoint(endpoint)));
        addDefaults(rules, given, instance(given));
        return rules.values().stream()
                .map(rule -> rule.waived(given.waivers(), today))
                .toList();
    }

    private static void addDefaults(Map<Gated, RegressionRule> rules, GateRules given, Subject subject) {
        for (Metric metric : Metric.values()) {
            OptionalDouble limit = given.defaults().of(metric);
            if (metric.group().isOf(subject.kind()) && limit.isPresent()) {
                var rule = new RegressionRule(
                        subject, metric, limit.getAsDouble(), false, Optional.empty(), placeOf(given, subject, metric));
                rules.putIfAbsent(rule.gated(), rule);
            }
        }
    }

    /** A default is written nowhere; a budget of the same thing is what its reader would look for. */
    private static Place placeOf(GateRules given, Subject subject, Metric metric) {
        return given.budgets().stream()
                .filter(budget -> budget.subject().equals(subject) && budget.metric() == metric)
                .map(Budget::place)
                .findFirst()
                .orElse(Place.unknown());
    }

    /** A run has one instance; it is called as the budgets call it. */
    private static Subject instance(GateRules given) {
        return given.budgets().stream()
                .map(Budget::subject)
                .filter(subject -> subject.kind() == SubjectKind.INSTANCE)
                .findFirst()
                .orElse(Subject.instance("default"));
    }

    private RegressionRule waived(List<Waiver> waivers, LocalDate today) {
        Optional<Waiver> inForce = waivers.stream()
                .filter(waiver -> waiver.covers(subject, metric) && !waiver.expiredOn(today) && waiver.max() > limit)
                .max(Comparator.comparingDouble(Waiver::max));
        return new RegressionRule(subject, metric, limit, named, inForce, place);
    }

    /** The limit, or what a waiver raises it to. */
    public double allowed() {
        return waiver.map(Waiver::max).orElse(limit);
    }

    /** {@code p(95) regress 10%}. */
    public String expression() {
        return metric.id() + " regress " + MetricUnit.percent(limit).replace(" ", "");
    }

    private Gated gated() {
        return new Gated(subject.kind(), subject.name(), metric);
    }

    private record Gated(SubjectKind kind, String name, Metric metric) {}
}

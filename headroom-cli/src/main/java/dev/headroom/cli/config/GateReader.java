package dev.headroom.cli.config;

import dev.headroom.gate.Budget;
import dev.headroom.gate.Subject;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.notation.NearestName;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads {@code budgets} and {@code waivers}, which name endpoints of the load. */
final class GateReader {

    private static final List<String> WAIVER_KEYS = List.of("endpoint", "metric", "max", "until", "issue", "reason");

    private final Problems problems;
    private final Scalars scalars;
    private final List<String> endpoints;

    /** @param endpoints names of the load's requests; empty where the load has problems, which would only repeat here */
    GateReader(Problems problems, List<String> endpoints) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.endpoints = endpoints;
    }

    List<Budget> budgets(Node node) {
        List<Budget> budgets = new ArrayList<>();
        items("budgets", node).forEach(item -> budgets.addAll(budget(item)));
        return budgets;
    }

    List<Waiver> waivers(Node node) {
        List<Waiver> waivers = new ArrayList<>();
        items("waivers", node).forEach(item -> waiver(item).ifPresent(waivers::add));
        return waivers;
    }

    private List<Node> items(String what, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        problems.add(node, what + " must be a list, not " + ConfigMapping.kind(node));
        return List.of();
    }

    private List<Budget> budget(Node node) {
        boolean instance = hasInstance(node);
        SubjectKind kind = instance ? SubjectKind.INSTANCE : SubjectKind.ENDPOINT;
        List<String> keys = new ArrayList<>(List.of("endpoint", "instance"));
        MetricGroup.of(kind).forEach(group -> keys.add(group.key()));
        ConfigMapping budget = ConfigMapping.of("a budget of an " + kind.id(), node, keys, problems);
        if (budget.has("endpoint") == budget.has("instance")) {
            problems.add(node, "a budget has exactly one of 'endpoint' and 'instance'");
            return List.of();
        }
        Optional<Subject> subject = budget.get(kind.id())
                .flatMap(n -> instance ? scalars.text(n, "instance") : endpoint(n))
                .filter(name -> !name.isBlank())
                .map(name -> new Subject(kind, name));
        List<Budget> budgets = new ArrayList<>();
        for (MetricGroup group : MetricGroup.of(kind)) {
            budget.get(group.key()).ifPresent(limits -> {
                List<Node> written = limits instanceof SequenceNode list ? list.getValue() : List.of(limits);
                written.forEach(limit -> limit(group, subject, limit).ifPresent(budgets::add));
            });
        }
        return budgets;
    }

    private static boolean hasInstance(Node node) {
        return node instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(tuple -> Scalars.is(tuple.getKeyNode(), "instance"));
    }

    private Optional<Budget> limit(MetricGroup group, Optional<Subject> subject, Node node) {
        Optional<Node> expression = Optional.of(node);
        OptionalDouble regress = OptionalDouble.empty();
        if (node instanceof MappingNode) {
            ConfigMapping limit = ConfigMapping.of("a limit", node, List.of("expr", "regress"), problems);
            expression = limit.require("expr", "\"p(95)<50ms\"");
            Optional<Double> ratio = limit.get("regress").flatMap(n -> scalars.ratio(n, "regress"));
            regress = ratio.isPresent() ? OptionalDouble.of(ratio.get()) : OptionalDouble.empty();
        }
        Optional<BudgetExpression> read =
                expression.flatMap(n -> scalars.scalar(n, "a limit")).flatMap(scalar -> expression(group, scalar));
        return read.isPresent() && subject.isPresent()
                ? Optional.of(new Budget(subject.get(), read.get(), regress))
                : Optional.empty();
    }

    private Optional<BudgetExpression> expression(MetricGroup group, ScalarNode scalar) {
        try {
            BudgetExpression expression = BudgetExpression.parse(scalar.getValue());
            MetricGroup own = expression.metric().group();
            if (own == group) {
                return Optional.of(expression);
            }
            problems.add(
                    scalar,
                    expression.metric().id() + " belongs under '" + own.key() + "' of an "
                            + own.subject().id() + ", not under '" + group.key() + "'");
        } catch (ExpressionException e) {
            problems.add(scalar, e);
        }
        return Optional.empty();
    }

    private Optional<String> endpoint(Node node) {
        Optional<String> name = scalars.text(node, "endpoint");
        if (name.isEmpty() || endpoints.isEmpty() || endpoints.contains(name.get())) {
            return name;
        }
        String question = NearestName.question(name.get(), endpoints);
        problems.add(
                node,
                "no request of the load is named " + ConfigMapping.kind(node)
                        + (question.isEmpty()
                                ? "; it has " + ConfigMapping.shortened(String.join(", ", endpoints))
                                : question));
        return Optional.empty();
    }

    private Optional<Waiver> waiver(Node node) {
        ConfigMapping waiver = ConfigMapping.of("a waiver", node, WAIVER_KEYS, problems);
        Optional<String> endpoint =
                waiver.require("endpoint", "\"GET /orders\"").flatMap(this::endpoint);
        Optional<Metric> metric = waiver.require("metric", "\"p(95)\"").flatMap(this::endpointMetric);
        Optional<Double> max = waiver.require("max", "25%").flatMap(this::max);
        Optional<LocalDate> until = waiver.require("until", "2026-12-31").flatMap(this::date);
        Optional<String> issue = waiver.require("issue", "\"#123\"").flatMap(n -> filled(n, "issue"));
        Optional<String> reason = waiver.require("reason", "\"new validation\"").flatMap(n -> filled(n, "reason"));
        boolean whole = endpoint.isPresent()
                && metric.isPresent()
                && max.isPresent()
                && until.isPresent()
                && issue.isPresent()
                && reason.isPresent();
        return whole
                ? Optional.of(
                        new Waiver(endpoint.get(), metric.get(), max.get(), until.get(), issue.get(), reason.get()))
                : Optional.empty();
    }

    private Optional<Metric> endpointMetric(Node node) {
        return scalars.scalar(node, "metric").flatMap(scalar -> {
            try {
                Metric metric = Metric.parse(scalar.getValue());
                if (metric.group().subject() == SubjectKind.ENDPOINT) {
                    return Optional.of(metric);
                }
                problems.add(scalar, "a waiver is for a metric of an endpoint, not for " + metric.id());
            } catch (ExpressionException e) {
                problems.add(scalar, e);
            }
            return Optional.empty();
        });
    }

    private Optional<Double> max(Node node) {
        return scalars.ratio(node, "max").filter(ratio -> {
            if (ratio <= 0) {
                problems.add(node, "max must be above 0%");
            }
            return ratio > 0;
        });
    }

    private Optional<LocalDate> date(Node node) {
        return scalars.text(node, "until").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                problems.add(node, "until must be a date such as 2026-12-31, not " + ConfigMapping.kind(node));
                return Optional.empty();
            }
        });
    }

    private Optional<String> filled(Node node, String what) {
        return scalars.text(node, what).filter(text -> {
            if (text.isBlank()) {
                problems.add(node, what + " is blank; say it, for whoever finds the waiver");
            }
            return !text.isBlank();
        });
    }
}

package dev.headroom.cli.config;

import dev.headroom.gate.Budget;
import dev.headroom.gate.FindingBudget;
import dev.headroom.gate.Subject;
import dev.headroom.gate.finding.FindingLimit;
import dev.headroom.gate.metric.BudgetExpression;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one entry of {@code budgets} after the other into two lists. */
final class BudgetReader {

    static final String FINDINGS = "findings";
    static final List<String> LIMIT_KEYS = List.of("expr", "regress");

    private final Problems problems;
    private final Scalars scalars;
    private final EndpointNames endpoints;
    private final List<Budget> budgets;
    private final List<FindingBudget> findings;

    BudgetReader(Problems problems, EndpointNames endpoints, List<Budget> budgets, List<FindingBudget> findings) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.endpoints = endpoints;
        this.budgets = budgets;
        this.findings = findings;
    }

    void read(Node node) {
        SubjectKind kind = EndpointNames.kind(node);
        List<String> keys = new ArrayList<>(List.of("endpoint", "instance"));
        MetricGroup.of(kind).forEach(group -> keys.add(group.key()));
        keys.add(FINDINGS);
        ConfigMapping budget = ConfigMapping.of("a budget of an " + kind.id(), node, keys, problems);
        if (budget.has("endpoint") == budget.has("instance")) {
            problems.add(node, "a budget has exactly one of 'endpoint' and 'instance'");
            return;
        }
        Optional<Subject> subject = endpoints.subject(budget, kind);
        budget.entries().forEach((key, limits) -> {
            MetricGroup.named(key).filter(group -> group.isOf(kind)).ifPresent(group -> items(limits)
                    .forEach(limit -> limit(group, kind, subject, limit).ifPresent(budgets::add)));
            if (key.equals(FINDINGS)) {
                items(limits).forEach(limit -> findings(subject, limit).ifPresent(findings::add));
            }
        });
    }

    private static List<Node> items(Node node) {
        return node instanceof SequenceNode list ? list.getValue() : List.of(node);
    }

    private Optional<Budget> limit(MetricGroup group, SubjectKind kind, Optional<Subject> subject, Node node) {
        Optional<Node> expression = Optional.of(node);
        Optional<Node> regressNode = Optional.empty();
        if (node instanceof MappingNode) {
            ConfigMapping limit = ConfigMapping.of("a limit", node, LIMIT_KEYS, problems);
            expression = limit.require("expr", "\"p(95)<50ms\"");
            regressNode = limit.get("regress");
        }
        Optional<ScalarNode> scalar = expression.flatMap(n -> scalars.scalar(n, "a limit"));
        Optional<BudgetExpression> read = scalar.flatMap(written -> expression(group, kind, written));
        OptionalDouble regress = regressNode
                .flatMap(n -> regress(n, read.map(BudgetExpression::metric)))
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        return read.isPresent() && subject.isPresent()
                ? Optional.of(new Budget(subject.get(), read.get(), regress, problems.place(scalar.orElseThrow())))
                : Optional.empty();
    }

    private Optional<Double> regress(Node node, Optional<Metric> metric) {
        return scalars.ratio(node, "regress").filter(ratio -> {
            boolean endless = ratio >= 1 && metric.map(Metric::higherIsBetter).orElse(false);
            if (endless) {
                problems.add(
                        node, "regress of " + metric.get().id() + " lies below 100%, or nothing could ever fail it");
            }
            return !endless;
        });
    }

    private Optional<BudgetExpression> expression(MetricGroup group, SubjectKind kind, ScalarNode scalar) {
        try {
            BudgetExpression expression = BudgetExpression.parse(scalar.getValue());
            MetricGroup own = expression.metric().group();
            if (own == group) {
                return Optional.of(expression);
            }
            String kinds = own.isOf(kind)
                    ? kind.id()
                    : List.of(SubjectKind.values()).stream()
                            .filter(own::isOf)
                            .map(SubjectKind::id)
                            .collect(Collectors.joining(" or an "));
            problems.add(
                    scalar,
                    expression.metric().id() + " belongs under '" + own.key() + "' of an " + kinds + ", not under '"
                            + group.key() + "'");
        } catch (ExpressionException e) {
            problems.add(scalar, e);
        }
        return Optional.empty();
    }

    private Optional<FindingBudget> findings(Optional<Subject> subject, Node node) {
        return scalars.scalar(node, "a limit of findings").flatMap(scalar -> {
            try {
                FindingLimit limit = FindingLimit.parse(scalar.getValue());
                return subject.map(of -> new FindingBudget(of, limit, problems.place(scalar)));
            } catch (ExpressionException e) {
                problems.add(scalar, e);
                return Optional.empty();
            }
        });
    }
}

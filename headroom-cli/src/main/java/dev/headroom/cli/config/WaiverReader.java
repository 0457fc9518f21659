package dev.headroom.cli.config;

import dev.headroom.gate.Subject;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.metric.ExpressionException;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one entry of {@code waivers} after the other into two lists: regressions, and findings, that were accepted. */
final class WaiverReader {

    static final List<String> REGRESSION_KEYS =
            List.of("endpoint", "instance", "metric", "max", "until", "issue", "reason");
    static final List<String> FINDING_KEYS = List.of("endpoint", "instance", "finding", "until", "issue", "reason");

    private final Problems problems;
    private final Scalars scalars;
    private final EndpointNames endpoints;
    private final List<Waiver> waivers;
    private final List<FindingWaiver> findingWaivers;

    WaiverReader(Problems problems, EndpointNames endpoints, List<Waiver> waivers, List<FindingWaiver> findingWaivers) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.endpoints = endpoints;
        this.waivers = waivers;
        this.findingWaivers = findingWaivers;
    }

    void read(Node node) {
        boolean ofFinding = node instanceof MappingNode mapping
                && mapping.getValue().stream().anyMatch(tuple -> Scalars.is(tuple.getKeyNode(), "finding"));
        if (ofFinding) {
            finding(node).ifPresent(findingWaivers::add);
        } else {
            regression(node).ifPresent(waivers::add);
        }
    }

    private Optional<Waiver> regression(Node node) {
        ConfigMapping waiver = ConfigMapping.of("a waiver", node, REGRESSION_KEYS, problems);
        Optional<Subject> subject = subject(waiver, node);
        Optional<Metric> metric = waiver.require("metric", "\"p(95)\"").flatMap(n -> metric(n, subject));
        Optional<Double> max = waiver.require("max", "25%").flatMap(this::max);
        Optional<LocalDate> until = waiver.require("until", "2026-12-31").flatMap(this::date);
        Optional<String> issue = waiver.require("issue", "\"#123\"").flatMap(n -> filled(n, "issue"));
        Optional<String> reason = waiver.require("reason", "\"new validation\"").flatMap(n -> filled(n, "reason"));
        boolean whole = subject.isPresent()
                && metric.isPresent()
                && max.isPresent()
                && until.isPresent()
                && issue.isPresent()
                && reason.isPresent();
        return whole
                ? Optional.of(
                        new Waiver(subject.get(), metric.get(), max.get(), until.get(), issue.get(), reason.get()))
                : Optional.empty();
    }

    private Optional<FindingWaiver> finding(Node node) {
        ConfigMapping waiver = ConfigMapping.of("a waiver of a finding", node, FINDING_KEYS, problems);
        Optional<Subject> subject = subject(waiver, node);
        Optional<String> rule = waiver.get("finding").flatMap(this::rule);
        Optional<LocalDate> until = waiver.require("until", "2026-12-31").flatMap(this::date);
        Optional<String> issue = waiver.require("issue", "\"#123\"").flatMap(n -> filled(n, "issue"));
        Optional<String> reason = waiver.require("reason", "\"new validation\"").flatMap(n -> filled(n, "reason"));
        boolean whole =
                subject.isPresent() && rule.isPresent() && until.isPresent() && issue.isPresent() && reason.isPresent();
        Optional<String> endpoint =
                subject.filter(of -> of.kind() == SubjectKind.ENDPOINT).map(Subject::name);
        return whole
                ? Optional.of(new FindingWaiver(endpoint, rule.get(), until.get(), issue.get(), reason.get()))
                : Optional.empty();
    }

    private Optional<Subject> subject(ConfigMapping waiver, Node node) {
        if (waiver.has("endpoint") && waiver.has("instance")) {
            problems.add(node, "a waiver has exactly one of 'endpoint' and 'instance'");
            return Optional.empty();
        }
        if (!waiver.has("instance")) {
            waiver.require("endpoint", "\"GET /orders\"");
        }
        return endpoints.subject(waiver, EndpointNames.kind(node));
    }

    private Optional<Metric> metric(Node node, Optional<Subject> subject) {
        return scalars.scalar(node, "metric").flatMap(scalar -> {
            try {
                Metric metric = Metric.parse(scalar.getValue());
                SubjectKind kind = subject.map(Subject::kind).orElse(SubjectKind.ENDPOINT);
                if (subject.isEmpty() || metric.group().isOf(kind)) {
                    return Optional.of(metric);
                }
                problems.add(scalar, metric.id() + " is not measured of an " + kind.id());
            } catch (ExpressionException e) {
                problems.add(scalar, e);
            }
            return Optional.empty();
        });
    }

    private Optional<String> rule(Node node) {
        return scalars.text(node, "finding").filter(text -> {
            boolean id = text.matches("[a-z0-9]+(-[a-z0-9]+)*");
            if (!id) {
                problems.add(
                        node,
                        "finding must be the id of a rule such as n-plus-one-queries, not " + ConfigMapping.kind(node));
            }
            return id;
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

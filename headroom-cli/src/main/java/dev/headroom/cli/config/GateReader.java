package dev.headroom.cli.config;

import dev.headroom.gate.Budget;
import dev.headroom.gate.FindingBudget;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.metric.RegressDefaults;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what the service is held to: {@code defaults}, {@code budgets} and {@code waivers}. */
final class GateReader {

    private final Problems problems;
    private final EndpointNames endpoints;

    /** @param endpoints names of the load's requests; empty where the load has problems, which would only repeat here */
    GateReader(Problems problems, List<String> endpoints) {
        this.problems = problems;
        this.endpoints = new EndpointNames(endpoints, problems);
    }

    GateRules read(ConfigMapping top) {
        RegressDefaults defaults =
                top.get("defaults").map(new DefaultsReader(problems)::read).orElse(RegressDefaults.standard());
        List<Budget> budgets = new ArrayList<>();
        List<FindingBudget> findings = new ArrayList<>();
        var budget = new BudgetReader(problems, endpoints, budgets, findings);
        top.get("budgets").ifPresent(node -> items("budgets", node).forEach(budget::read));
        List<Waiver> waivers = new ArrayList<>();
        List<FindingWaiver> findingWaivers = new ArrayList<>();
        var waiver = new WaiverReader(problems, endpoints, waivers, findingWaivers);
        top.get("waivers").ifPresent(node -> items("waivers", node).forEach(waiver::read));
        return new GateRules(budgets, findings, defaults, waivers, findingWaivers);
    }

    private List<Node> items(String what, Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        problems.add(node, what + " must be a list, not " + ConfigMapping.kind(node));
        return List.of();
    }
}

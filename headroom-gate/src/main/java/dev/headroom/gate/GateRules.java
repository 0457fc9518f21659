package dev.headroom.gate;

import dev.headroom.gate.finding.FindingWaiver;
import dev.headroom.gate.metric.RegressDefaults;
import java.util.List;

/**
 * Everything a run is held to.
 *
 * @param budgets of metrics, in the order they are written
 * @param findingBudgets likewise, of findings
 * @param defaults how much worse than a baseline passes where no budget says
 * @param waivers regressions accepted for a while
 * @param findingWaivers findings accepted for a while
 */
public record GateRules(
        List<Budget> budgets,
        List<FindingBudget> findingBudgets,
        RegressDefaults defaults,
        List<Waiver> waivers,
        List<FindingWaiver> findingWaivers) {

    public GateRules {
        budgets = List.copyOf(budgets);
        findingBudgets = List.copyOf(findingBudgets);
        waivers = List.copyOf(waivers);
        findingWaivers = List.copyOf(findingWaivers);
    }

    /** Those of metrics alone, with the defaults as they are. */
    public static GateRules of(List<Budget> budgets, List<Waiver> waivers) {
        return new GateRules(budgets, List.of(), RegressDefaults.standard(), waivers, List.of());
    }

    public static GateRules none() {
        return of(List.of(), List.of());
    }
}

package dev.headroom.cli.proof;

import dev.headroom.gate.Budget;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.Waiver;
import dev.headroom.gate.proof.ChangeGates;
import dev.headroom.gate.rule.Looks;
import java.time.LocalDate;
import java.util.List;

/**
 * What a change is held against.
 *
 * @param budgets whose regression limits are its gates, beside the defaults
 * @param endpoints of the load
 * @param today decides which waivers are in force
 * @param confirmed whether what failed is measured again before it counts
 */
public record ProofGates(
        List<Budget> budgets, List<Waiver> waivers, List<String> endpoints, LocalDate today, boolean confirmed) {

    public ProofGates {
        budgets = List.copyOf(budgets);
        waivers = List.copyOf(waivers);
        endpoints = List.copyOf(endpoints);
    }

    public List<RegressionRule> rules() {
        return RegressionRule.of(budgets, waivers, endpoints, today);
    }

    ChangeGates judge(Looks looks) {
        return new ChangeGates(rules(), RunJudge.expired(waivers, today), looks);
    }
}

package dev.headroom.cli.proof;

import dev.headroom.gate.GateRules;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.proof.ChangeGates;
import dev.headroom.gate.rule.Looks;
import java.time.LocalDate;
import java.util.List;

/**
 * What a change is held against.
 *
 * @param given regression limits of budgets, the defaults, and waivers
 * @param endpoints of the load
 * @param today decides which waivers are in force
 * @param confirmed whether what failed is measured again before it counts
 */
public record ProofGates(GateRules given, List<String> endpoints, LocalDate today, boolean confirmed) {

    public ProofGates {
        endpoints = List.copyOf(endpoints);
    }

    public List<RegressionRule> rules() {
        return RegressionRule.of(given, endpoints, today);
    }

    ChangeGates judge(Looks looks) {
        return new ChangeGates(rules(), new RunJudge(given, today).expiredWaivers(), looks);
    }
}

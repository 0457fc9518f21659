package dev.headroom.cli.proof;

import dev.headroom.gate.GateResult;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.calibration.BuildResolution;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.proof.ChangeGates;
import dev.headroom.gate.rule.Looks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a change is held against.
 *
 * @param rules its limits
 * @param expired waivers that have outlived their date, each of them a failure
 * @param confirmed whether what failed is measured again before it counts
 * @param untilFailure whether nothing more is asked once any limit has failed
 */
public record ProofGates(
        List<RegressionRule> rules, List<GateResult> expired, boolean confirmed, boolean untilFailure) {

    public ProofGates {
        rules = List.copyOf(rules);
        expired = List.copyOf(expired);
    }

    /**
     * The limits of a build.
     *
     * @param endpoints of the load
     * @param today decides which waivers are in force
     */
    public static ProofGates of(GateRules given, List<String> endpoints, LocalDate today, boolean confirmed) {
        return new ProofGates(
                RegressionRule.of(given, endpoints, today),
                new RunJudge(given, today).expiredWaivers(),
                confirmed,
                false);
    }

    /** A test of these alone, which ends with the first that fails. */
    public static ProofGates untilFailure(List<RegressionRule> rules) {
        return new ProofGates(rules, List.of(), false, true);
    }

    /** @param calibration of the machine; it warns, and decides nothing */
    ChangeGates judge(Looks looks, Optional<Calibration> calibration) {
        BuildResolution resolution = calibration
                .map(known -> BuildResolution.of(known, rules, looks))
                .orElseGet(BuildResolution::unknown);
        return new ChangeGates(rules, expired, looks, resolution);
    }
}

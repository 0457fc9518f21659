package dev.headroom.cli.calibration;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.proof.ProofSide;
import dev.headroom.gate.GateRules;
import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.rule.Looks;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A service to be measured against itself.
 *
 * @param gates the limits whose alarms are counted
 * @param endpoints of the load
 * @param today decides which waivers are in force
 * @param blocks of the service against itself, at least 2
 * @param looks of the self-test
 * @param window each run's measuring window
 * @param expectedRun about how long one run takes from start to report, until some have shown it
 * @param injected by which share of its own time each answer is held back in the self-test; empty for none
 * @param output the calibration's folder, which must not exist or be empty
 */
public record CalibrationPlan(
        ProofSide service,
        GateRules gates,
        List<String> endpoints,
        LocalDate today,
        int blocks,
        Looks looks,
        Duration window,
        Duration expectedRun,
        OptionalDouble injected,
        Path output) {

    public CalibrationPlan {
        endpoints = List.copyOf(endpoints);
        if (blocks < 2) {
            throw new IllegalArgumentException("Noise takes at least 2 blocks, got " + blocks);
        }
    }

    List<RegressionRule> rules() {
        return RegressionRule.of(gates, endpoints, today);
    }

    /** The limits of response times that answers held back by so much break. */
    List<RegressionRule> breakable(double share) {
        return rules().stream()
                .filter(rule -> rule.metric().group() == MetricGroup.LATENCY && rule.allowed() < share)
                .toList();
    }

    /** @throws CommandFailure if no limit of a response time would fail by what is injected */
    public void requireFailable() throws CommandFailure {
        if (injected.isPresent() && breakable(injected.getAsDouble()).isEmpty()) {
            throw CommandFailure.input(
                    "Every limit of a response time allows as much as --inject adds, so none would fail. Inject more, or"
                            + " limit one in budgets: {expr: \"p(95)<50ms\", regress: 10%}.",
                    null);
        }
    }
}

package dev.headroom.cli.calibration;

import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.Noise;
import dev.headroom.gate.rule.Resolution;
import dev.headroom.report.proof.MetricNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the blocks of a service against itself say of each metric.
 *
 * @param rules the limits of the build
 * @param looks when its gates look
 */
record MachineNoise(List<RegressionRule> rules, Looks looks) {

    private static final double FOUR_OF_FIVE = 0.80;
    private static final double NINETEEN_OF_TWENTY = 0.95;

    List<MetricNoise> of(List<MetricProof> metrics) {
        List<MetricProof> measured =
                metrics.stream().filter(MetricProof::isMeasured).toList();
        int varying = (int) measured.stream()
                .filter(metric -> !metric.exact() && rule(metric).isPresent())
                .count();
        return measured.stream()
                .map(metric -> noise(metric, Math.max(1, varying)))
                .toList();
    }

    /** @param varying how many limits are judged by statistics */
    private MetricNoise noise(MetricProof metric, int varying) {
        Optional<RegressionRule> rule = rule(metric);
        Optional<Noise> noise =
                metric.exact() || metric.blocks().size() < 2 ? Optional.empty() : Noise.of(metric.blocks());
        if (noise.isEmpty()) {
            return new MetricNoise(metric, noise, rule, List.of(), OptionalDouble.empty());
        }
        var resolution = new Resolution(noise.get().deviation().best(), looks, varying);
        List<MetricNoise.Sight> sights = new ArrayList<>();
        looks.blocks()
                .forEach(blocks -> sights.add(new MetricNoise.Sight(
                        blocks,
                        resolution.smallestRise(blocks, FOUR_OF_FIVE),
                        resolution.smallestRise(blocks, NINETEEN_OF_TWENTY))));
        OptionalDouble alarm = rule.map(of -> OptionalDouble.of(Math.min(1, resolution.falseAlarm(of.allowed()))))
                .orElse(OptionalDouble.empty());
        return new MetricNoise(metric, noise, rule, sights, alarm);
    }

    private Optional<RegressionRule> rule(MetricProof metric) {
        return rules.stream()
                .filter(rule -> rule.metric() == metric.metric()
                        && rule.subject().kind() == metric.subject().kind()
                        && (rule.subject().kind() == SubjectKind.INSTANCE
                                || rule.subject().equals(metric.subject())))
                .findFirst();
    }
}

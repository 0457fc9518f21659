package dev.headroom.gate.calibration;

import dev.headroom.gate.RegressionRule;
import dev.headroom.gate.block.BlockRule;
import dev.headroom.gate.metric.MetricUnit;
import dev.headroom.gate.rule.Looks;
import dev.headroom.gate.rule.Noise;
import dev.headroom.gate.rule.Resolution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a calibrated machine shows of each rule of a build, and so how many blocks they take. For planning and for warnings; no verdict
 * hangs on it.
 */
public final class BuildResolution {

    private static final double FOUR_OF_FIVE = 0.80;

    private final Looks looks;
    private final Map<RegressionRule, Resolution> resolutions;

    private BuildResolution(Looks looks, Map<RegressionRule, Resolution> resolutions) {
        this.looks = looks;
        this.resolutions = resolutions;
    }

    /** Of a machine that nothing is known of. */
    public static BuildResolution unknown() {
        return new BuildResolution(Looks.standard(), Map.of());
    }

    /** @param looks when blocks of the build are judged */
    public static BuildResolution of(Calibration calibration, List<RegressionRule> rules, Looks looks) {
        Map<RegressionRule, Noise> noises = new LinkedHashMap<>();
        for (RegressionRule rule : rules) {
            noise(calibration, rule).ifPresent(noise -> noises.put(rule, noise));
        }
        Map<RegressionRule, Resolution> resolutions = new LinkedHashMap<>();
        noises.forEach((rule, noise) ->
                resolutions.put(rule, new Resolution(noise.deviation().best(), looks, noises.size())));
        return new BuildResolution(looks, resolutions);
    }

    private static Optional<Noise> noise(Calibration calibration, RegressionRule rule) {
        return calibration.metrics().stream()
                .filter(metric -> metric.isOf(rule.subject(), rule.metric()))
                .findFirst()
                .flatMap(CalibratedMetric::noise);
    }

    /** The smallest rise that is seen in four of five builds of so many blocks; empty where no noise is known or one block tells none. */
    public OptionalDouble smallestRise(RegressionRule rule, int blocks) {
        Resolution resolution = resolutions.get(rule);
        return resolution == null || blocks < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(resolution.smallestRise(blocks, FOUR_OF_FIVE));
    }

    /** After how many blocks the rules can be decided; one sentence each, none where no rule has noise. */
    public List<String> plan() {
        SortedMap<Integer, Integer> decided = new TreeMap<>();
        List<String> beyond = new ArrayList<>();
        resolutions.forEach((rule, resolution) -> looks.blocks().stream()
                .filter(blocks -> resolution.smallestRise(blocks, FOUR_OF_FIVE) <= rule.allowed())
                .findFirst()
                .ifPresentOrElse(
                        blocks -> decided.merge(blocks, 1, Integer::sum), () -> beyond.add(tooFine(rule, resolution))));
        List<String> sentences = new ArrayList<>();
        decided.forEach((blocks, count) -> sentences.add((count == 1 ? "1 limit" : count + " limits")
                + " can be decided with " + blocks + " blocks, by the calibration."));
        sentences.addAll(beyond);
        return sentences;
    }

    private String tooFine(RegressionRule rule, Resolution resolution) {
        double seen = resolution.smallestRise(looks.most(), FOUR_OF_FIVE);
        OptionalInt needed = blocksNeeded(rule, resolution);
        return rule.metric().id() + " of " + rule.subject().name() + ": " + MetricUnit.percent(rule.allowed())
                + " is asked for, and by the calibration a rise is seen from " + MetricUnit.percent(seen) + " on, with "
                + looks.most() + " blocks; "
                + (needed.isPresent() ? "it takes about " + needed.getAsInt() : "no number of them would do") + ".";
    }

    /** How many blocks, judged once, show what the rule asks for; empty where more than anybody measures would not. */
    private OptionalInt blocksNeeded(RegressionRule rule, Resolution known) {
        int most = looks.most();
        int more = BlockRule.fewestMore(number -> isSeenAtOnce(rule, known, most + number));
        return more < BlockRule.MOST_BLOCKS ? OptionalInt.of(most + more) : OptionalInt.empty();
    }

    private static boolean isSeenAtOnce(RegressionRule rule, Resolution known, int blocks) {
        var once = new Resolution(known.deviation(), Looks.once(blocks), known.rules());
        return once.smallestRise(blocks, FOUR_OF_FIVE) <= rule.allowed();
    }
}

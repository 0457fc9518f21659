package dev.headroom.gate.rule;

import dev.headroom.gate.block.Block;
import dev.headroom.measure.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * By how much a metric of unchanged code differs between the two sides of a block.
 *
 * @param deviation of ln after − ln before, with its 95 % interval (NIST/SEMATECH e-Handbook of Statistical Methods, 7.2.3.1)
 * @param blocks that tell it
 */
public record Noise(Interval deviation, int blocks) {

    private static final double TAIL = 0.025;

    public Noise {
        if (blocks < 2 || deviation.low() < 0) {
            throw new IllegalArgumentException("Noise is told by at least 2 blocks, got " + blocks);
        }
    }

    /** Of blocks whose sides both ran the same code, at least 2; empty where some value is 0 and has no logarithm. */
    public static Optional<Noise> of(List<Block> blocks) {
        if (blocks.stream()
                .anyMatch(block -> block.before().value() == 0 || block.after().value() == 0)) {
            return Optional.empty();
        }
        double[] logs = blocks.stream()
                .mapToDouble(block -> Math.log(block.after().value())
                        - Math.log(block.before().value()))
                .toArray();
        double mean = Arrays.stream(logs).average().orElse(0);
        double squares = Arrays.stream(logs).map(d -> (d - mean) * (d - mean)).sum();
        int freedom = logs.length - 1;
        var chi = ChiSquaredDistribution.of(Math.max(1, freedom));
        return Optional.of(new Noise(
                new Interval(
                        Math.sqrt(squares / chi.inverseSurvivalProbability(TAIL)),
                        Math.sqrt(squares / Math.max(1, freedom)),
                        Math.sqrt(squares / chi.inverseCumulativeProbability(TAIL))),
                logs.length));
    }
}

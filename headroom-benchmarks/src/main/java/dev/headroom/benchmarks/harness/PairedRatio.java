package dev.headroom.benchmarks.harness;

import dev.headroom.gate.block.StudentInterval;
import dev.headroom.measure.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One condition against another, block by block: the mean of ln(other / base) over the rounds, taken back through exp,
 * that is the geometric mean of the ratios. Drift of the machine slower than a round falls out.
 *
 * @param rounds pairs of blocks
 * @param ratio other over base
 * @param interval 95 %, by Student's t on the logarithms; empty under two rounds
 */
public record PairedRatio(int rounds, double ratio, Optional<Interval> interval) {

    private static final double CONFIDENCE = 0.95;

    public static PairedRatio of(Series base, Series other) {
        if (base.n() != other.n()) {
            throw new IllegalArgumentException(
                    "Both conditions are measured in every round, got " + base.n() + " and " + other.n());
        }
        List<Double> logs = IntStream.range(0, base.n())
                .mapToObj(i -> log(other.values().get(i)) - log(base.values().get(i)))
                .toList();
        double mean = logs.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        Optional<Interval> interval = logs.size() < 2
                ? Optional.empty()
                : Optional.of(StudentInterval.of(logs, CONFIDENCE).mapRising(Math::exp));
        return new PairedRatio(logs.size(), Math.exp(mean), interval);
    }

    private static double log(double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException("Ratios are of values above 0, got " + value);
        }
        return Math.log(value);
    }

    /** {@code 1.013 [0.991, 1.036]}. */
    public String text() {
        return interval.map(i -> String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", ratio, i.low(), i.high()))
                .orElseGet(() -> String.format(Locale.ROOT, "%.3f", ratio));
    }
}

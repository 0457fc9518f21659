package dev.headroom.benchmarks.history;

import dev.headroom.gate.history.series.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A series whose course is known.
 *
 * @param observations one a day
 * @param changes where the level changed
 * @param drifts whether it drifts somewhere
 */
record GeneratedSeries(List<Observation> observations, List<Integer> changes, boolean drifts) {

    private static final Instant BEGIN = Instant.parse("2025-01-01T03:00:00Z");
    private static final double LEVEL = 40;

    GeneratedSeries {
        observations = List.copyOf(observations);
        changes = List.copyOf(changes);
    }

    double[] values() {
        return observations.stream().mapToDouble(Observation::value).toArray();
    }

    /**
     * How the noise of a series is made.
     *
     * @param deviation of the logarithm: 0.05 is about 5 %
     * @param handedOn autocorrelation φ
     * @param outliers share of observations that are 1.5 to 4 times what they were
     * @param weekend how much less a Saturday or Sunday is, as a share
     * @param spread how many times wider the noise is in the second half
     * @param heavyTails Student's t with 3 degrees of freedom in place of a normal distribution
     */
    record Noise(
            double deviation, double handedOn, double outliers, double weekend, double spread, boolean heavyTails) {

        static Noise plain() {
            return new Noise(0.05, 0, 0, 0, 1, false);
        }

        Noise handedOn(double phi) {
            return new Noise(deviation, phi, outliers, weekend, spread, heavyTails);
        }

        Noise withOutliers(double share) {
            return new Noise(deviation, handedOn, share, weekend, spread, heavyTails);
        }

        Noise withWeekends(double less) {
            return new Noise(deviation, handedOn, outliers, less, spread, heavyTails);
        }

        Noise spreading(double times) {
            return new Noise(deviation, handedOn, outliers, weekend, times, heavyTails);
        }

        Noise heavy() {
            return new Noise(deviation, handedOn, outliers, weekend, spread, true);
        }
    }

    /**
     * Draws a series.
     *
     * @param course logarithms over the level
     * @param changes those it has already
     * @param steps sizes of more, as shares, put about evenly over it
     */
    static GeneratedSeries of(
            double[] course,
            List<Integer> changes,
            boolean drifts,
            Noise noise,
            SplittableRandom random,
            double... steps) {
        double[] logLevels = course.clone();
        List<Integer> all = new ArrayList<>(changes);
        for (int step = 0; step < steps.length; step++) {
            int room = course.length / (steps.length + 1);
            int first = room / 2 + step * room + random.nextInt(room);
            all.add(first);
            for (int i = first; i < logLevels.length; i++) {
                logLevels[i] += Math.log1p(steps[step]);
            }
        }
        return new GeneratedSeries(noisy(logLevels, noise, random), all, drifts);
    }

    private static List<Observation> noisy(double[] logLevels, Noise noise, SplittableRandom random) {
        List<Observation> observations = new ArrayList<>();
        double carried = 0;
        for (int i = 0; i < logLevels.length; i++) {
            double fresh = noise.heavyTails() ? student3(random) : random.nextGaussian();
            double phi = noise.handedOn();
            carried = i == 0 ? fresh : phi * carried + Math.sqrt(1 - phi * phi) * fresh;
            double wide = i < logLevels.length / 2 ? 1 : noise.spread();
            double inner = logLevels[i] + carried * noise.deviation() * wide;
            Instant time = BEGIN.plus(Duration.ofDays(i));
            // 1 January 2025 is a Wednesday.
            boolean weekend = i % 7 == 3 || i % 7 == 4;
            inner += weekend ? Math.log1p(-noise.weekend()) : 0;
            double value = LEVEL * Math.exp(inner);
            if (random.nextDouble() < noise.outliers()) {
                value *= 1.5 + 2.5 * random.nextDouble();
            }
            observations.add(new Observation(time, value));
        }
        return observations;
    }

    /** Scaled to a standard deviation of 1. */
    private static double student3(SplittableRandom random) {
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            double normal = random.nextGaussian();
            squares += normal * normal;
        }
        return random.nextGaussian() / Math.sqrt(squares / 3) / Math.sqrt(3);
    }
}

package dev.headroom.gate.history.series;

import java.util.Arrays;

/**
 * How much of its deviation from the level an observation hands on to the next: φ of an AR(1) noise.
 *
 * <p>Told from differences, which a change of level touches once only: E (x₂ − x₀)² / E (x₁ − x₀)² − 1 = φ (Chakar,
 * Lebarbier, Lévy-Leduc and Robin 2017, who take medians; here means without the largest tenth, which vary less).
 */
final class Autocorrelation {

    private static final double KEPT = 0.9;
    private static final double LARGEST = 0.95;
    private static final int FEWEST = 20;

    private Autocorrelation() {}

    /** From 0, which is also the answer for too few values, to 0.95; noise that alternates counts as none. */
    static double of(double[] values) {
        if (values.length < FEWEST) {
            return 0;
        }
        double next = meanSquare(values, 1);
        if (next == 0) {
            return 0;
        }
        return Math.max(0, Math.min(LARGEST, meanSquare(values, 2) / next - 1));
    }

    private static double meanSquare(double[] values, int lag) {
        double[] squares = new double[values.length - lag];
        for (int i = 0; i < squares.length; i++) {
            double difference = values[i + lag] - values[i];
            squares[i] = difference * difference;
        }
        Arrays.sort(squares);
        int kept = (int) Math.ceil(squares.length * KEPT);
        return Arrays.stream(squares, 0, kept).average().orElse(0);
    }

    /** How many times more a mean varies than one of independent values. */
    static double inflation(double phi) {
        return (1 + phi) / (1 - phi);
    }

    /** How many independent values would tell the variance as well (Bartlett 1946). */
    static double freedom(double count, double phi) {
        return count * (1 - phi * phi) / (1 + phi * phi);
    }

    /** What of each value is new, with the level kept up to a factor of 1 − φ. */
    static double[] whitened(double[] values, double phi) {
        if (phi == 0 || values.length == 0) {
            return values.clone();
        }
        double[] fresh = new double[values.length];
        fresh[0] = values[0] * (1 - phi);
        for (int i = 1; i < values.length; i++) {
            fresh[i] = values[i] - phi * values[i - 1];
        }
        return fresh;
    }
}

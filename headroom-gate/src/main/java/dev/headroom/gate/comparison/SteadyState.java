package dev.headroom.gate.comparison;

import dev.headroom.measure.benchmark.Fork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where a fork's iterations become steady. Change points of the level of their logarithms are found by optimal partitioning with
 * pruning (Killick, Fearnhead and Eckley, "Optimal detection of changepoints with a linear computational cost", JASA 107,
 * 2012) and the penalty of Barrett et al., "Virtual machine warmup blows hot and cold", OOPSLA 2017; as in there, segments
 * at the end that are equivalent are one, here where their levels differ by less than 5 %, or than iterations scatter. The fork is steady from the first of them on, if they hold a third of the iterations (Traini et al., "Towards effective
 * assessment of steady state performance in Java software", Empir. Softw. Eng. 28, 2023, want a sixth).
 *
 * @param start first steady iteration; as many as there are for a fork that never is
 * @param iterations how many there are
 */
record SteadyState(int start, int iterations) {

    /** With fewer iterations than this nothing is looked for. */
    static final int FEWEST_ITERATIONS = 10;

    private static final int FEWEST_STEADY = 5;
    private static final int PENALTY = 15;
    private static final double EQUIVALENT = 0.05;
    private static final double SMALLEST_NOISE = 0.002;
    private static final int MOST_POINTS = 4_000;
    /** Median absolute deviation to standard deviation, for normal noise. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    static SteadyState of(Fork fork) {
        double[] levels = fork.levels();
        int count = fork.iterations().size();
        boolean measurable =
                levels.length >= FEWEST_ITERATIONS && Arrays.stream(levels).allMatch(level -> level > 0);
        return measurable ? of(levels) : new SteadyState(0, count);
    }

    static SteadyState of(double[] levels) {
        int batch = (levels.length + MOST_POINTS - 1) / MOST_POINTS;
        double[] logs = logs(levels, batch);
        withoutSpikes(logs);
        int[] starts = segments(logs);
        int steady = steadyFrom(logs, starts) * batch;
        int needed = Math.max(FEWEST_STEADY, (levels.length + 2) / 3);
        return new SteadyState(levels.length - steady < needed ? levels.length : steady, levels.length);
    }

    boolean isSteady() {
        return start < iterations;
    }

    private static double[] logs(double[] levels, int batch) {
        double[] logs = new double[(levels.length + batch - 1) / batch];
        for (int i = 0; i < logs.length; i++) {
            int to = Math.min(levels.length, (i + 1) * batch);
            logs[i] = Arrays.stream(levels, i * batch, to)
                    .map(Math::log)
                    .average()
                    .orElseThrow();
        }
        return logs;
    }

    /** A single iteration that a pause met says nothing of the level; the first ones may be the warm-up and are kept. */
    private static void withoutSpikes(double[] logs) {
        int reach = 3;
        double[] original = logs.clone();
        for (int i = reach; i < logs.length; i++) {
            int from = Math.max(0, Math.min(i - reach, logs.length - 2 * reach - 1));
            double[] around = Arrays.copyOfRange(original, from, Math.min(logs.length, from + 2 * reach + 1));
            double median = RankedLogs.median(around);
            double deviation = MAD_TO_DEVIATION * medianDistance(around, median);
            if (Math.abs(logs[i] - median) > 3 * Math.max(deviation, SMALLEST_NOISE)) {
                logs[i] = median;
            }
        }
    }

    private static double medianDistance(double[] values, double median) {
        return RankedLogs.median(
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray());
    }

    /**
     * How iterations scatter about their level, told by the steps from one to the next, which no change of level widens.
     *
     * @param deviation standard deviation
     * @param dependence how much of it an iteration passes on to the next, as in an autoregressive process of order 1
     */
    private record Noise(double deviation, double dependence) {

        private static final double MOST_DEPENDENCE = 0.8;

        static Noise of(double[] logs) {
            double[] steps = new double[logs.length - 1];
            for (int i = 0; i < steps.length; i++) {
                steps[i] = logs[i + 1] - logs[i];
            }
            double centre = RankedLogs.median(steps);
            double scatter = Math.max(SMALLEST_NOISE, MAD_TO_DEVIATION * medianDistance(steps, centre));
            double dependence = dependence(steps, centre, 3 * scatter);
            return new Noise(scatter / Math.sqrt(2 * (1 - dependence)), dependence);
        }

        /** Successive steps of such a process are correlated by −(1 − φ) ⁄ 2; a step beyond the noise counts as its bound. */
        private static double dependence(double[] steps, double centre, double bound) {
            double products = 0;
            double squares = 0;
            double last = 0;
            for (double step : steps) {
                double bounded = Math.max(-bound, Math.min(bound, step - centre));
                products += last * bounded;
                squares += bounded * bounded;
                last = bounded;
            }
            return squares == 0 ? 0 : Math.max(0, Math.min(MOST_DEPENDENCE, 1 + 2 * products / squares));
        }

        /** What one squared deviation counts as: dependent iterations wander, and that is no change of level. */
        double variance() {
            return deviation * deviation * Math.sqrt((1 + dependence) / (1 - dependence));
        }
    }

    /** First index of each segment. */
    private static int[] segments(double[] logs) {
        int n = logs.length;
        double penalty = PENALTY * Math.log(n) * Noise.of(logs).variance();
        var sums = new Sums(logs);
        double[] cost = new double[n + 1];
        int[] last = new int[n + 1];
        cost[0] = -penalty;
        List<Integer> candidates = new ArrayList<>();
        for (int end = 1; end <= n; end++) {
            candidates.add(end - 1);
            cost[end] = Double.POSITIVE_INFINITY;
            for (int start : candidates) {
                double total = cost[start] + sums.cost(start, end) + penalty;
                if (total < cost[end]) {
                    cost[end] = total;
                    last[end] = start;
                }
            }
            int to = end;
            candidates.removeIf(start -> cost[start] + sums.cost(start, to) > cost[to]);
        }
        List<Integer> starts = new ArrayList<>();
        for (int end = n; end > 0; end = last[end]) {
            starts.add(0, last[end]);
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int steadyFrom(double[] logs, int[] starts) {
        var sums = new Sums(logs);
        int steady = starts[starts.length - 1];
        double level = sums.mean(steady, logs.length);
        double scatter = Math.sqrt(sums.cost(steady, logs.length) / (logs.length - steady));
        double tolerance =
                Math.max(EQUIVALENT, Math.max(2 * scatter, 3 * Noise.of(logs).deviation()));
        for (int i = starts.length - 2; i >= 0; i--) {
            if (Math.abs(sums.mean(starts[i], starts[i + 1]) - level) > tolerance) {
                return steady;
            }
            steady = starts[i];
        }
        return steady;
    }

    /** Sums from the front, so that a segment's mean and squared deviations cost nothing. */
    private static final class Sums {

        private final double[] values;
        private final double[] squares;

        Sums(double[] logs) {
            values = new double[logs.length + 1];
            squares = new double[logs.length + 1];
            double centre = RankedLogs.median(logs);
            for (int i = 0; i < logs.length; i++) {
                double value = logs[i] - centre;
                values[i + 1] = values[i] + value;
                squares[i + 1] = squares[i] + value * value;
            }
        }

        /** Relative to the median of all. */
        double mean(int from, int to) {
            return (values[to] - values[from]) / (to - from);
        }

        double cost(int from, int to) {
            double sum = values[to] - values[from];
            return Math.max(0, squares[to] - squares[from] - sum * sum / (to - from));
        }
    }
}

package dev.headroom.measure.benchmark;

import dev.headroom.measure.Percentile;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What one iteration showed of a metric, in the metric's unit: as much as its tool kept. */
public sealed interface Observation {

    /** Its mean, where it is known. */
    OptionalDouble mean();

    /** What stands for it in a series of iterations: robust against single slow operations where that is possible. */
    default OptionalDouble level() {
        return mean();
    }

    /** One number: a mean time, a throughput, the time of a process. */
    record Score(double value) implements Observation {

        public Score {
            requireMeasured(value);
        }

        @Override
        public OptionalDouble mean() {
            return OptionalDouble.of(value);
        }
    }

    /** Every operation, or a sample of them. */
    record Distribution(ValueCounts values) implements Observation {

        @Override
        public OptionalDouble mean() {
            return OptionalDouble.of(values.mean());
        }

        @Override
        public OptionalDouble level() {
            return OptionalDouble.of(values.at(Percentile.P50));
        }
    }

    /**
     * What a tool computed and kept in place of what it was computed from.
     *
     * @param percentiles those the file has
     * @param count how many values it was read from; 0 where unknown
     */
    record Summary(OptionalDouble mean, NavigableMap<Percentile, Double> percentiles, long count)
            implements Observation {

        public Summary {
            percentiles = Collections.unmodifiableNavigableMap(new TreeMap<>(percentiles));
            mean.ifPresent(Observation::requireMeasured);
            percentiles.values().forEach(Observation::requireMeasured);
            if (count < 0) {
                throw new IllegalArgumentException("A count is not negative, got " + count);
            }
        }

        public OptionalDouble at(Percentile percentile) {
            Double value = percentiles.get(percentile);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }

    private static void requireMeasured(double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("A measured value is a number from 0 on, got " + value);
        }
    }
}

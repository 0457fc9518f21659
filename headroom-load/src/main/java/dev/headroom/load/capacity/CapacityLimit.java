package dev.headroom.load.capacity;

import dev.headroom.load.capacity.ProbedRate.Verdict;
import dev.headroom.measure.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param kept the highest rate that keeps the service level; empty if none did
 * @param above the lowest rate above it that does not, or whose probe is not valid; empty if none was found
 * @param probes in the order they were made
 */
public record CapacityLimit(
        Optional<ProbedRate> kept, Optional<ProbedRate> above, Recovery recovery, List<ProbedRate> probes) {

    /** Whether the service came back after it had been asked for more than it carries. */
    public enum Recovery {
        /** It was never overloaded. */
        NOT_TESTED,
        /** After an overload it kept the service level again. */
        RECOVERS,
        /** After an overload it no longer keeps a rate that it had kept before: hysteresis. */
        STAYS_BROKEN,
        /** It was overloaded, but no valid probe shows what came after. */
        UNKNOWN;

        /** The stable name in JSON: {@code stays-broken}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public CapacityLimit {
        probes = List.copyOf(probes);
    }

    /** Whether the service itself set the limit, and not the generator, the host or the search's own bounds. */
    public boolean isTheServices() {
        return above.map(ProbedRate::fails).orElse(false);
    }

    /**
     * The highest rate kept, between the highest rate that surely keeps the service level and the lowest that surely breaks
     * it. Empty where nothing was kept, or where the limit is not the service's.
     */
    public Optional<Interval> interval() {
        if (kept.isEmpty() || !isTheServices()) {
            return Optional.empty();
        }
        double best = kept.get().rate();
        double low = probes.stream()
                .filter(probe -> probe.verdict() == Verdict.KEEPS && probe.rate() <= best)
                .mapToDouble(ProbedRate::rate)
                .max()
                .orElse(0);
        double high = probes.stream()
                .filter(probe -> probe.verdict() == Verdict.BREAKS && probe.rate() > best)
                .min(Comparator.comparingDouble(ProbedRate::rate))
                .map(ProbedRate::rate)
                .orElse(Double.POSITIVE_INFINITY);
        return Optional.of(new Interval(low, best, high));
    }
}

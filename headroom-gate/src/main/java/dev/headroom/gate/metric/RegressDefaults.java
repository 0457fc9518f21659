package dev.headroom.gate.metric;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How much worse than a baseline passes where no budget says.
 *
 * @param limits what a team sets for a whole group, as a ratio: 0.1 is 10 %; empty is that the group is not compared at
 *     all. Groups that are not in here keep {@link Metric#defaultRegress}
 */
public record RegressDefaults(Map<MetricGroup, OptionalDouble> limits) {

    public RegressDefaults {
        Map<MetricGroup, OptionalDouble> copy = new EnumMap<>(MetricGroup.class);
        copy.putAll(limits);
        limits = Collections.unmodifiableMap(copy);
        limits.forEach((group, limit) -> {
            if (limit.isPresent() && !(limit.getAsDouble() >= 0 && Double.isFinite(limit.getAsDouble()))) {
                throw new IllegalArgumentException(
                        "A regression limit of " + group.key() + " is not negative, got " + limit.getAsDouble());
            }
        });
    }

    /** Those of every metric, as they are. */
    public static RegressDefaults standard() {
        return new RegressDefaults(Map.of());
    }

    /**
     * Of a metric that no budget names: the group's limit where the metric is compared by default, or where no metric of
     * the group is.
     */
    public OptionalDouble of(Metric metric) {
        OptionalDouble own = limits.get(metric.group());
        if (own == null) {
            return metric.defaultRegress();
        }
        boolean ofGroup = metric.defaultRegress().isPresent()
                || Metric.in(metric.group()).stream()
                        .noneMatch(other -> other.defaultRegress().isPresent());
        return ofGroup ? own : OptionalDouble.empty();
    }

    /** Of a metric that a budget names without a limit of its own: the group's, where a team set one. */
    public OptionalDouble ofBudgeted(Metric metric) {
        OptionalDouble own = limits.get(metric.group());
        return own == null ? OptionalDouble.empty() : own;
    }
}

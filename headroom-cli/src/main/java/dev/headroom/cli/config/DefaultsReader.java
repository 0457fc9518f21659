package dev.headroom.cli.config;

import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.RegressDefaults;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code defaults}: how much worse than a baseline passes where no budget says, for whole groups of metrics. */
final class DefaultsReader {

    private final Problems problems;
    private final Scalars scalars;

    DefaultsReader(Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    RegressDefaults read(Node node) {
        List<String> keys =
                Arrays.stream(MetricGroup.values()).map(MetricGroup::key).toList();
        Map<MetricGroup, OptionalDouble> limits = new EnumMap<>(MetricGroup.class);
        ConfigMapping.of("defaults", node, keys, problems).entries().forEach((key, value) -> MetricGroup.named(key)
                .ifPresent(group -> regress(group, value).ifPresent(limit -> limits.put(group, limit))));
        return new RegressDefaults(limits);
    }

    private Optional<OptionalDouble> regress(MetricGroup group, Node node) {
        return ConfigMapping.of("the defaults of " + group.key(), node, List.of("regress"), problems)
                .require("regress", "15%")
                .flatMap(value -> Scalars.is(value, "off")
                        ? Optional.of(OptionalDouble.empty())
                        : scalars.ratio(value, "regress")
                                .filter(ratio -> canFail(group, value, ratio))
                                .map(OptionalDouble::of));
    }

    private boolean canFail(MetricGroup group, Node node, double ratio) {
        boolean endless = ratio >= 1 && Metric.in(group).stream().anyMatch(Metric::higherIsBetter);
        if (endless) {
            problems.add(node, "regress of " + group.key() + " lies below 100%, or nothing could ever fail it");
        }
        return !endless;
    }
}

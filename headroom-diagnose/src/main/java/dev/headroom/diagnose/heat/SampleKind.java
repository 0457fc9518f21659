package dev.headroom.diagnose.heat;

import dev.headroom.profile.SampleType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sample types that rules speak of, in whatever words a producer has for them. */
final class SampleKind {

    static final String CPU = "cpu";
    static final String ALLOCATED = "alloc_space";

    /** What stands for a kind in files that do not have the kind itself, the first that is there. */
    private static final Map<String, List<String>> OTHER_NAMES = Map.of(
            CPU,
            List.of("execution", "cpu-clock", "task-clock", "cycles", "cpu-cycles", "samples"),
            "wall",
            List.of("time", "duration"));

    /** Time that threads spent in line: how much of it there is in all, no share of it tells. */
    private static final List<String> WAITING = List.of("delay", "park", "nativelock");

    private SampleKind() {}

    static Optional<HeatProfile> find(String kind, List<HeatProfile> profiles) {
        Optional<HeatProfile> named = byName(kind, profiles);
        if (named.isPresent()) {
            return named;
        }
        return OTHER_NAMES.getOrDefault(kind, List.of()).stream()
                .flatMap(name -> byName(name, profiles).stream())
                .findFirst();
    }

    private static Optional<HeatProfile> byName(String name, List<HeatProfile> profiles) {
        return profiles.stream()
                .filter(heat -> heat.profile().type().name().equals(name)
                        && !heat.profile().isEmpty())
                .findFirst();
    }

    static boolean isWaiting(SampleType type) {
        return WAITING.contains(type.name()) && type.unit().equals(SampleType.LOCK_DELAY.unit());
    }

    /** The metric of a gain in samples of a kind. */
    static String metric(String kind) {
        return kind.equals(ALLOCATED) ? "bytes" : kind;
    }

    /** What a profile's weight is called in a sentence. */
    static String noun(String kind) {
        return switch (kind) {
            case CPU -> "CPU time";
            case "wall" -> "wall time";
            case ALLOCATED -> "allocated bytes";
            case "delay" -> "waiting for locks";
            default -> kind;
        };
    }
}

package dev.headroom.benchmarks.planted;

import dev.headroom.benchmarks.planted.plant.Bed;
import dev.headroom.benchmarks.planted.plant.ClassStorm;
import dev.headroom.benchmarks.planted.plant.Downstream;
import dev.headroom.benchmarks.planted.plant.FileSync;
import dev.headroom.benchmarks.planted.plant.Plant;
import dev.headroom.benchmarks.planted.plant.Plants;
import dev.headroom.benchmarks.planted.plant.ThrottledBursts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A cause that can be planted, and by which name an attribution is to call it. */
public enum PlantedCause {
    FULL_GC("gc-pause", Plants::fullCollections),
    CONVOY("monitor", bed -> Plants.convoy()),
    SMALL_POOL("pool-wait", bed -> Plants.smallPool()),
    SLOW_SQL("sql", bed -> Plants.slowSql()),
    FILE_SYNC("file-io", bed -> new FileSync()),
    THROTTLING("throttling", ThrottledBursts::new),
    CLASS_STORM("class-loading", bed -> new ClassStorm()),
    BURST("run-queue", Plants::bursts),
    EXECUTOR("queueing", bed -> Plants.exhaustedExecutor()),
    SLOW_CALL("downstream", bed -> new Downstream());

    @FunctionalInterface
    private interface Factory {
        Plant plant(Bed bed) throws Exception;
    }

    private final String causeId;

    @SuppressWarnings("ImmutableEnumChecker") // factories without state, which their type does not say
    private final Factory factory;

    PlantedCause(String causeId, Factory factory) {
        this.causeId = causeId;
        this.factory = factory;
    }

    /** Its id in {@code run.json}. */
    public String causeId() {
        return causeId;
    }

    /** {@code full-gc}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it holds up the whole process at times, and not single requests. */
    boolean isStall() {
        return this == FULL_GC || this == THROTTLING || this == BURST;
    }

    /** Whether requests of another endpoint stand in the way. */
    public boolean hasExport() {
        return switch (this) {
            case CONVOY, SMALL_POOL, EXECUTOR -> true;
            case FULL_GC, SLOW_SQL, FILE_SYNC, THROTTLING, CLASS_STORM, BURST, SLOW_CALL -> false;
        };
    }

    Plant plant(Bed bed) throws Exception {
        return factory.plant(bed);
    }

    /** Labels joined by {@code +}; {@code none} for nothing. */
    public static String label(List<PlantedCause> causes) {
        return causes.isEmpty()
                ? "none"
                : String.join("+", causes.stream().map(PlantedCause::label).toList());
    }

    /** What {@link #label(List)} wrote. */
    public static List<PlantedCause> parse(String text) {
        return text.equals("none")
                ? List.of()
                : Arrays.stream(text.split("\\+"))
                        .map(label -> valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .toList();
    }
}

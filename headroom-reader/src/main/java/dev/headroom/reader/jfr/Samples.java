package dev.headroom.reader.jfr;

import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.OptionalLong;

/**
 * What the sample events of one chunk weigh: which type each kind counts for, and for how much one observation stands.
 */
final class Samples {

    static final SampleType NATIVE = new SampleType("native", "nanoseconds");
    static final SampleType PARK = new SampleType("park", "nanoseconds");
    static final SampleType MALLOC = new SampleType("malloc", "bytes");
    static final SampleType NATIVE_LOCK = new SampleType("nativelock", "nanoseconds");
    static final SampleType LIVE = new SampleType("inuse_space", "bytes");
    /** The JDK's leak profiler keeps some objects and tells where each was allocated; how large they are it tells from JDK 20 on. */
    static final SampleType LIVE_OBJECTS = new SampleType("inuse_objects", "count");

    static final SampleType EXECUTION = new SampleType("execution", "nanoseconds");

    /** async-profiler's own default (arguments.h: DEFAULT_INTERVAL). */
    private static final long DEFAULT_CPU_INTERVAL_NANOS = 10_000_000;
    /** async-profiler's default for wall clock profiling alone (its manual: {@code --wall}, {@code -e wall}). */
    private static final long DEFAULT_WALL_INTERVAL_NANOS = 50_000_000;

    static final int NONE = -1;
    /** Where every kind that caught an object tells its size. */
    static final int OBJECT_BYTES = 4;

    private final ChunkContext chunk;
    private final SampleType[] types = new SampleType[EventKind.values().length];
    private final long[] periods = new long[EventKind.values().length];

    private final long[] observations = new long[EventKind.values().length];

    Samples(ChunkContext chunk) {
        this.chunk = chunk;
        for (EventKind kind : EventKind.values()) {
            types[kind.index()] = defaultType(kind, chunk.byAsyncProfiler());
        }
        periods[EventKind.OLD_OBJECT.index()] = 1;
        if (chunk.byAsyncProfiler()) {
            asyncProfilerPeriods(chunk.settings());
        } else {
            jdkPeriod(EventKind.EXECUTION_SAMPLE);
            jdkPeriod(EventKind.NATIVE_SAMPLE);
            if (chunk.settings().enabled(EventKind.CPU_TIME_SAMPLE.typeName())) {
                types[EventKind.EXECUTION_SAMPLE.index()] = EXECUTION;
                chunk.tally()
                        .note("CPU is taken from jdk.CPUTimeSample; jdk.ExecutionSample is kept apart as 'execution'.");
            }
        }
    }

    private static SampleType defaultType(EventKind kind, boolean byAsyncProfiler) {
        return switch (kind) {
            case WALL_SAMPLE -> SampleType.WALL;
            case NATIVE_SAMPLE -> NATIVE;
            case ALLOCATION_IN_TLAB, ALLOCATION_OUTSIDE_TLAB, ALLOCATION_SAMPLE -> SampleType.ALLOC_SPACE;
            case LIVE_OBJECT -> LIVE;
            case OLD_OBJECT -> LIVE_OBJECTS;
            case MALLOC -> MALLOC;
            case NATIVE_LOCK -> NATIVE_LOCK;
            case MONITOR_ENTER -> SampleType.LOCK_DELAY;
            case THREAD_PARK -> byAsyncProfiler ? SampleType.LOCK_DELAY : PARK;
            default -> SampleType.CPU;
        };
    }

    private void asyncProfilerPeriods(Settings settings) {
        String event = settings.get("jdk.ActiveRecording#event");
        int execution = EventKind.EXECUTION_SAMPLE.index();
        types[execution] = switch (event) {
            case "", "cpu", "ctimer", "itimer", "cpu-clock", "task-clock" -> SampleType.CPU;
            case "wall" -> SampleType.WALL;
            default -> new SampleType(event, "count");
        };
        OptionalLong interval = settings.nanos("jdk.ExecutionSample#interval");
        periods[execution] = interval.orElse(DEFAULT_CPU_INTERVAL_NANOS);
        if (interval.isEmpty()) {
            chunk.tally()
                    .note("The recording names no sampling interval; async-profiler's default of 10 ms is assumed.");
        }
        OptionalLong wall = settings.nanos("profiler.WallClockSample#wall");
        if (wall.isEmpty()) {
            wall = settings.nanos("jdk.ExecutionSample#wall");
        }
        periods[EventKind.WALL_SAMPLE.index()] = wall.orElse(
                event.equals("wall") && interval.isPresent() ? interval.getAsLong() : DEFAULT_WALL_INTERVAL_NANOS);
    }

    private void jdkPeriod(EventKind kind) {
        OptionalLong period = chunk.settings().nanos(kind.typeName() + "#period");
        if (period.isPresent()) {
            periods[kind.index()] = period.getAsLong();
        } else {
            periods[kind.index()] = 1;
            types[kind.index()] = new SampleType(types[kind.index()].name(), "count");
        }
    }

    SampleType type(EventKind kind) {
        return types[kind.index()];
    }

    /** Observations folded into the event. */
    static long count(Event event) {
        int slot = countSlot(event.kind());
        return slot == NONE ? 1 : Math.max(1, event.value(slot));
    }

    /** Where a kind says how many observations it stands for; {@link #NONE} where each is one. */
    static int countSlot(EventKind kind) {
        return kind == EventKind.WALL_SAMPLE ? 4 : NONE;
    }

    /** Counts the event for the summary. */
    void observed(EventKind kind, long count) {
        observations[kind.index()] += count;
    }

    /** Hands the counts to the summary. */
    void end() {
        for (EventKind kind : EventKind.values()) {
            if (observations[kind.index()] > 0) {
                chunk.tally().sample(type(kind), observations[kind.index()]);
            }
        }
    }

    /** What the event stands for, in the unit of its type. */
    long weight(Event event) {
        return hasPeriod(event.kind()) ? weightOfPeriods(event.kind(), count(event)) : ownWeight(event, chunk.header());
    }

    /** Whether each observation weighs one sampling period, which only the settings tell. */
    static boolean hasPeriod(EventKind kind) {
        return switch (kind) {
            case EXECUTION_SAMPLE, NATIVE_SAMPLE, WALL_SAMPLE, OLD_OBJECT -> true;
            default -> false;
        };
    }

    long weightOfPeriods(EventKind kind, long observed) {
        return observed * periods[kind.index()];
    }

    /** The weight of a kind without period, which the event itself tells: bytes, or a time in any unit. */
    static long ownWeight(Event event, ChunkHeader clock) {
        return event.nanos(weightSlot(event.kind()), clock);
    }

    /** Where an event of a kind without period tells its weight. */
    static int weightSlot(EventKind kind) {
        return switch (kind) {
            case ALLOCATION_IN_TLAB -> 5;
            case ALLOCATION_OUTSIDE_TLAB, ALLOCATION_SAMPLE, LIVE_OBJECT -> 4;
            case MALLOC, CPU_TIME_SAMPLE, NATIVE_LOCK, MONITOR_ENTER, THREAD_PARK -> 3;
            default -> throw new IllegalArgumentException(kind + " has no weight of its own");
        };
    }

    /** Size of the one object that was caught, 0 where no object was or its size is unknown. */
    static long objectBytes(Event event) {
        return switch (event.kind()) {
            case ALLOCATION_IN_TLAB, ALLOCATION_OUTSIDE_TLAB, LIVE_OBJECT -> Math.max(0, event.value(OBJECT_BYTES));
            default -> 0;
        };
    }

    static boolean isAllocation(EventKind kind) {
        return kind == EventKind.ALLOCATION_IN_TLAB || kind == EventKind.ALLOCATION_OUTSIDE_TLAB;
    }

    static boolean hasClass(EventKind kind) {
        return isAllocation(kind) || kind == EventKind.ALLOCATION_SAMPLE || kind == EventKind.LIVE_OBJECT;
    }

    /** The stack with this id in the dictionary; an id the file does not hold is counted and yields the empty stack. */
    int stack(long traceId) {
        return stack(traceId, 1);
    }

    /** The same for several events that name one id. */
    int stack(long traceId, long events) {
        int stack = traceId <= 0 ? StackTable.ROOT : chunk.pools().stack(traceId);
        if (stack == LongMap.ABSENT) {
            chunk.tally().unresolvedStacks(events);
            return StackTable.ROOT;
        }
        return stack;
    }
}

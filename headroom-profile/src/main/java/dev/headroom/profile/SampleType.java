package dev.headroom.profile;

import org.jspecify.annotations.Nullable;

/**
 * What a profile's weights count, in the producer's own words (pprof: {@code ValueType}).
 *
 * @param name for example {@code cpu}, {@code wall}, {@code alloc_space}
 * @param unit for example {@code nanoseconds}, {@code bytes}, {@code count}
 */
public record SampleType(String name, String unit) {

    /** Time on a processor. */
    public static final SampleType CPU = new SampleType("cpu", "nanoseconds");
    /** Time, running or not. */
    public static final SampleType WALL = new SampleType("wall", "nanoseconds");
    /** Bytes allocated, estimated from samples. */
    public static final SampleType ALLOC_SPACE = new SampleType("alloc_space", "bytes");
    /** Objects allocated, estimated from samples. */
    public static final SampleType ALLOC_OBJECTS = new SampleType("alloc_objects", "count");
    /** Time spent waiting to enter a contended lock. */
    public static final SampleType LOCK_DELAY = new SampleType("delay", "nanoseconds");

    public SampleType {
        if (name.isBlank() || unit.isBlank()) {
            throw new IllegalArgumentException("A sample type has a name and a unit, got '" + name + "/" + unit + "'");
        }
    }

    /** Written out for the reason that {@link Frame#equals} is. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SampleType type && name.equals(type.name) && unit.equals(type.unit);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + unit.hashCode();
    }

    @Override
    public String toString() {
        return name + "/" + unit;
    }
}

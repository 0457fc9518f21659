package dev.headroom.reader.speedscope;

import dev.headroom.profile.SampleType;

/** The units of speedscope's schema; it says that something is time, not whether of a processor or of the wall clock. */
enum Unit {
    NONE("samples", "count", 1),
    NANOSECONDS("time", "nanoseconds", 1),
    MICROSECONDS("time", "nanoseconds", 1e3),
    MILLISECONDS("time", "nanoseconds", 1e6),
    SECONDS("time", "nanoseconds", 1e9),
    BYTES("space", "bytes", 1);

    private final String typeName;
    private final String typeUnit;
    private final double factor;

    Unit(String name, String unit, double factor) {
        this.typeName = name;
        this.typeUnit = unit;
        this.factor = factor;
    }

    /** The unit of that name; what the schema does not know counts as none. */
    static Unit of(String name) {
        return switch (name) {
            case "nanoseconds" -> NANOSECONDS;
            case "microseconds" -> MICROSECONDS;
            case "milliseconds" -> MILLISECONDS;
            case "seconds" -> SECONDS;
            case "bytes" -> BYTES;
            default -> NONE;
        };
    }

    boolean isTime() {
        return typeName.equals("time");
    }

    SampleType type() {
        return new SampleType(typeName, typeUnit);
    }

    /** As {@link #type()}, where the profile tells what it is of. */
    SampleType type(String name) {
        return name.isBlank() ? type() : new SampleType(name, typeUnit);
    }

    /** A value in the unit of {@link #type()}; not rounded. */
    double scale(double value) {
        return value * factor;
    }
}

package dev.headroom.reader.pprof;

import dev.headroom.profile.SampleType;
import java.util.ArrayList;
import java.util.List;

/** What a file says about itself: fields of {@code Profile} other than samples and symbols. Not thread-safe. */
final class Header {

    private final List<long[]> valueTypes = new ArrayList<>();
    private long[] periodType = new long[2];
    private long period;
    private long startNanos;
    private long durationNanos;
    private long defaultType;
    private long dropFrames;

    /** Reads one field; others than those of a header are left alone. */
    void field(int number, FieldStream fields) throws Message.DamagedException {
        switch (number) {
            case Fields.SAMPLE_TYPE -> valueTypes.add(valueType(fields.message()));
            case Fields.PERIOD_TYPE -> periodType = valueType(fields.message());
            case Fields.PERIOD -> period = Math.max(0, fields.value());
            case Fields.TIME -> startNanos = Math.max(0, fields.value());
            case Fields.DURATION -> durationNanos = Math.max(0, fields.value());
            case Fields.DEFAULT_TYPE -> defaultType = fields.value();
            case Fields.DROP_FRAMES -> dropFrames = fields.value();
            default -> {}
        }
    }

    private static long[] valueType(Message message) throws Message.DamagedException {
        long[] typeAndUnit = new long[2];
        while (message.hasMore()) {
            int tag = (int) message.varint();
            switch (tag) {
                case 1 << 3 -> typeAndUnit[0] = message.varint();
                case 2 << 3 -> typeAndUnit[1] = message.varint();
                default -> message.skip(tag & 7);
            }
        }
        return typeAndUnit;
    }

    long period() {
        return period;
    }

    long startNanos() {
        return startNanos;
    }

    /** The length where the file has no date, 0 where it has neither. */
    long endNanos() {
        return Math.max(0, startNanos + durationNanos);
    }

    boolean dropsFrames() {
        return dropFrames != 0;
    }

    /** Why the sample types cannot be named, empty where they can. */
    String flaw(Strings strings) {
        for (long[] type : valueTypes) {
            if (!strings.has(type[0]) || !strings.has(type[1])) {
                return "a sample type refers to a string that is not there";
            }
        }
        return "";
    }

    List<SampleType> types(Strings strings) {
        return valueTypes.stream().map(type -> type(type, strings)).toList();
    }

    SampleType periodType(Strings strings) {
        return type(periodType, strings);
    }

    private static SampleType type(long[] typeAndUnit, Strings strings) {
        String name = strings.orEmpty(typeAndUnit[0]);
        String unit = strings.orEmpty(typeAndUnit[1]);
        return new SampleType(name.isBlank() ? "samples" : name, unit.isBlank() ? "count" : unit);
    }

    /** The index of the type to show where none is asked for: the one the file names, else its last, as pprof does. */
    int defaultType(Strings strings) {
        String name = strings.orEmpty(defaultType);
        for (int i = 0; i < valueTypes.size(); i++) {
            if (!name.isEmpty() && strings.orEmpty(valueTypes.get(i)[0]).equals(name)) {
                return i;
            }
        }
        return valueTypes.size() - 1;
    }
}

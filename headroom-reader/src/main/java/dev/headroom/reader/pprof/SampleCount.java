package dev.headroom.reader.pprof;

import dev.headroom.profile.SampleType;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many observations stand behind a value, on which every interval rests; the format does not say it outright.
 *
 * <p>A column of its samples, a column of samples, or the only column of counts (Go: contentions, goroutines), says it. Sizes of objects sampled by
 * bytes were scaled up by the producer: Go divides by the chance 1 − exp(−size / period) that an object is caught
 * (runtime/pprof, {@code scaleHeapSample}), so multiplying by it gives the count back. Else every record is one.
 */
final class SampleCount {

    private static final int NONE = -1;

    private final List<SampleType> types;
    private final int countColumn;
    private final long bytesPeriod;
    private final int[] ownOf;
    private final int[] objectsOf;
    private final int[] spaceOf;

    SampleCount(List<SampleType> types, SampleType periodType, long period) {
        this.types = types;
        countColumn = countColumn(types);
        bytesPeriod = periodType.unit().equals("bytes") ? period : 0;
        ownOf = IntStream.range(0, types.size()).map(this::own).toArray();
        objectsOf = partners("_objects");
        spaceOf = partners("_space");
    }

    private static int countColumn(List<SampleType> types) {
        int only = NONE;
        int counts = 0;
        for (int i = 0; i < types.size(); i++) {
            SampleType type = types.get(i);
            if (type.unit().equals("count")) {
                if (type.name().equals("samples") || type.name().equals("sample")) {
                    return i;
                }
                counts++;
                only = type.name().endsWith("_objects") ? NONE : i;
            }
        }
        return counts == 1 ? only : NONE;
    }

    /** Whether the counts are those of a lock, which Go scales by a fraction that the file does not hold. */
    boolean countsContentions() {
        return countColumn != NONE && types.get(countColumn).name().equals("contentions");
    }

    /** Of a value other than 0, at least one. */
    long ofNonZero(int column, int path, List<Samples.Column> columns) {
        if (ownOf[column] != NONE) {
            return Math.max(1, columns.get(ownOf[column]).sum(path));
        }
        if (countColumn != NONE) {
            return Math.max(1, columns.get(countColumn).sum(path));
        }
        int objects = objectsOf[column];
        int space = spaceOf[column];
        if (bytesPeriod > 0 && objects != NONE && space != NONE) {
            double count = columns.get(objects).sum(path);
            double size = columns.get(space).sum(path) / Math.max(1, count);
            return Math.max(1, Math.round(count * -Math.expm1(-size / bytesPeriod)));
        }
        return columns.get(column).records(path);
    }

    private int[] partners(String ending) {
        return IntStream.range(0, types.size())
                .map(column -> partner(column, ending))
                .toArray();
    }

    /** The column that counts the samples of this one alone: {@code cpu_samples} beside {@code cpu}. */
    private int own(int column) {
        var counts = new SampleType(types.get(column).name() + "_samples", "count");
        return types.indexOf(counts);
    }

    /** The column whose name has the same stem and this ending: alloc_objects and alloc_space. */
    private int partner(int column, String ending) {
        String name = types.get(column).name();
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('_')));
        for (int i = 0; i < types.size(); i++) {
            if (!stem.isEmpty() && types.get(i).name().equals(stem + ending)) {
                return i;
            }
        }
        return NONE;
    }
}

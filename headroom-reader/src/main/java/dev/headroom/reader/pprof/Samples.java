package dev.headroom.reader.pprof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The samples of a file, folded by stack as they come: a stack here is a path of location indices, since what a
 * location means is said later in the file. Not thread-safe.
 */
final class Samples {

    private static final int LOCATION = 1;
    private static final int VALUE = 2;
    private static final int LABEL = 3;
    private static final int MAX_COLUMNS = 64;
    /** Half of what fits, so that sums of sums do not overflow either. */
    private static final long MAX_TOTAL = Long.MAX_VALUE / 2;

    private final SamplePaths paths = new SamplePaths();
    private final IdIndex locations;
    private final Labels labels;
    private final List<Column> columns = new ArrayList<>();
    private final Message packed = new Message();
    private long[] ids = new long[256];
    private long[] values = new long[8];
    private int idCount;
    private int valueCount;
    private long count;
    private long skipped;
    private String firstSkipReason = "";

    /** One value of every sample, summed by path. */
    static final class Column {

        private long[] sums = new long[1024];
        /** Sample records after the first; empty while every path has one, as most producers write it. */
        private int[] repeats = new int[0];

        private long total;

        long sum(int path) {
            return path < sums.length ? sums[path] : 0;
        }

        /** Sample records that had a value other than 0 here. */
        long records(int path) {
            long first = sum(path) == 0 ? 0 : 1;
            return path < repeats.length ? first + repeats[path] : first;
        }

        private boolean fits(long value) {
            return value >= 0 && value <= MAX_TOTAL - total;
        }

        private void add(int path, long value) {
            if (value == 0) {
                return;
            }
            if (path >= sums.length) {
                sums = Arrays.copyOf(sums, Math.max(path + 1, sums.length + (sums.length >> 1)));
            }
            if (sums[path] != 0) {
                if (path >= repeats.length) {
                    repeats = Arrays.copyOf(repeats, sums.length);
                }
                repeats[path]++;
            }
            sums[path] += value;
            total += value;
        }
    }

    Samples(IdIndex locations, Labels labels) {
        this.locations = locations;
        this.labels = labels;
    }

    SamplePaths paths() {
        return paths;
    }

    List<Column> columns() {
        return columns;
    }

    /** Sample records read, skipped ones included. */
    long count() {
        return count;
    }

    long skipped() {
        return skipped;
    }

    String firstSkipReason() {
        return firstSkipReason;
    }

    void add(Message sample) throws Message.DamagedException {
        idCount = 0;
        valueCount = 0;
        labels.begin();
        while (sample.hasMore()) {
            int tag = (int) sample.varint();
            switch (tag >>> 3) {
                case LOCATION -> readIds(sample, tag & 7);
                case VALUE -> readValues(sample, tag & 7);
                case LABEL -> labels.add(sample, tag & 7);
                default -> sample.skip(tag & 7);
            }
        }
        count++;
        fold(sample);
    }

    private void fold(Message sample) throws Message.DamagedException {
        if (columns.isEmpty()) {
            for (int i = 0; i < valueCount; i++) {
                columns.add(new Column());
            }
        }
        if (valueCount != columns.size() || valueCount == 0) {
            throw sample.damaged("a sample has " + valueCount + " values where others have " + columns.size());
        }
        for (int i = 0; i < valueCount; i++) {
            if (!columns.get(i).fits(values[i])) {
                skip(values[i] < 0 ? "a value is negative, as in a difference of two profiles" : "a sum overflows");
                return;
            }
        }
        paths.begin(labels.end());
        for (int i = idCount - 1; i >= 0; i--) {
            paths.append(locations.of(ids[i]));
        }
        int path = paths.end();
        for (int i = 0; i < valueCount; i++) {
            columns.get(i).add(path, values[i]);
        }
    }

    private void skip(String reason) {
        if (skipped == 0) {
            firstSkipReason = reason;
        }
        skipped++;
    }

    private void readIds(Message sample, int wireType) throws Message.DamagedException {
        if (wireType == Message.LENGTH) {
            packed.within(sample);
            if (ids.length - idCount < packed.remaining()) {
                ids = Arrays.copyOf(ids, Math.max(ids.length * 2, idCount + packed.remaining()));
            }
            while (packed.hasMore()) {
                ids[idCount++] = packed.varint();
            }
        } else {
            if (idCount == ids.length) {
                ids = Arrays.copyOf(ids, idCount * 2);
            }
            ids[idCount++] = sample.varint();
        }
    }

    private void readValues(Message sample, int wireType) throws Message.DamagedException {
        if (wireType == Message.LENGTH) {
            packed.within(sample);
            while (packed.hasMore()) {
                addValue(packed.varint(), sample);
            }
        } else {
            addValue(sample.varint(), sample);
        }
    }

    private void addValue(long value, Message sample) throws Message.DamagedException {
        if (valueCount == MAX_COLUMNS) {
            throw sample.damaged("a sample has more than " + MAX_COLUMNS + " values");
        }
        if (valueCount == values.length) {
            values = Arrays.copyOf(values, valueCount * 2);
        }
        values[valueCount++] = value;
    }
}

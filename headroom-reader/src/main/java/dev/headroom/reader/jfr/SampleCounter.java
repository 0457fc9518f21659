package dev.headroom.reader.jfr;

import java.util.Arrays;

/**
 * The samples of one event type in one chunk, added up by the id of their stack trace while they are passed. Neither the
 * dictionaries nor the settings are known by then: what an id means and what a period weighs is asked at the end of the
 * chunk, once for each id and not for each event. Not thread-safe.
 */
final class SampleCounter {

    private static final int STACK = 2;

    private static final int TRACE = 0;
    private static final int EVENTS = 1;
    private static final int OBSERVATIONS = 2;
    private static final int WEIGHT = 3;
    private static final int OBJECTS = 4;
    private static final int WIDTH = 5;

    private static final int LATE = 64;

    private final EventKind kind;
    private final ChunkHeader clock;
    private final boolean hasPeriod;
    private final int weightSlot;
    private final int countSlot;
    private final boolean countsObjects;
    private final LongMap rows = new LongMap();
    /** Traces met lately, each at a place that its id tells, and where their rows begin: most samples are of few traces. */
    private final long[] lateTraces = new long[LATE];

    private final int[] lateRows = new int[LATE];
    private long[] cells = new long[32 * WIDTH];

    /** What the samples of one stack trace add up to; {@code objects} is 0 for kinds that count none. */
    interface Visitor {
        void stack(long traceId, long events, long observations, long ownWeight, long objects);
    }

    SampleCounter(EventKind kind, ChunkHeader clock) {
        this.kind = kind;
        this.clock = clock;
        hasPeriod = Samples.hasPeriod(kind);
        weightSlot = hasPeriod ? Samples.NONE : Samples.weightSlot(kind);
        countSlot = Samples.countSlot(kind);
        countsObjects = Samples.isAllocation(kind);
        Arrays.setAll(lateTraces, place -> place + 1); // None that belongs at the place.
    }

    /** Whether the field in this slot of an event is looked at. */
    boolean counts(int slot) {
        return slot == STACK
                || slot == weightSlot
                || slot == countSlot
                || (countsObjects && slot == Samples.OBJECT_BYTES);
    }

    EventKind kind() {
        return kind;
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    void add(Event event) {
        long trace = event.value(STACK);
        int place = (int) trace & (LATE - 1);
        int row = lateTraces[place] == trace ? lateRows[place] : row(trace, place);
        cells[row + EVENTS]++;
        if (countSlot != Samples.NONE) {
            cells[row + OBSERVATIONS] += Samples.count(event);
        }
        if (!hasPeriod) {
            long weight = event.nanos(weightSlot, clock);
            cells[row + WEIGHT] += weight;
            if (countsObjects) {
                cells[row + OBJECTS] += objects(weight, event.value(Samples.OBJECT_BYTES));
            }
        }
    }

    private int row(long trace, int place) {
        int row = rows.index(trace) * WIDTH;
        if (row == cells.length) {
            cells = Arrays.copyOf(cells, row * 2);
        }
        cells[row + TRACE] = trace;
        lateTraces[place] = trace;
        lateRows[place] = row;
        return row;
    }

    /** One caught object of a size stands for as many as fit the bytes it was sampled for. */
    private static long objects(long weight, long objectBytes) {
        return objectBytes <= 0 || weight - objectBytes < objectBytes ? 1 : weight / objectBytes;
    }

    /** Every stack trace, in the order of their first events. */
    void forEach(Visitor visitor) {
        for (int row = 0; row < rows.size() * WIDTH; row += WIDTH) {
            visitor.stack(
                    cells[row + TRACE],
                    cells[row + EVENTS],
                    countSlot == Samples.NONE ? cells[row + EVENTS] : cells[row + OBSERVATIONS],
                    cells[row + WEIGHT],
                    cells[row + OBJECTS]);
        }
    }
}

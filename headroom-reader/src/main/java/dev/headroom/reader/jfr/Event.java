package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.Arrays;

/** The event under the cursor, of one type of one chunk: the same object is filled again for every event. */
final class Event {

    private static final int ABSENT = -1;

    private final EventKind kind;
    private final Layout layout;
    private final int[] slots;
    private final String[] units;
    private final long[] values;

    Event(EventKind kind, Layout layout) {
        this.kind = kind;
        this.layout = layout;
        slots = layout.slots(kind.fields());
        units = layout.units(kind.fields());
        values = new long[kind.fields().size()];
        Arrays.fill(values, ABSENT);
    }

    EventKind kind() {
        return kind;
    }

    void read(Cursor in) throws IOException {
        layout.read(in, slots, values);
    }

    /** A number, a pooled id or a string's position; −1 where this writer's type lacks the field. */
    long value(int slot) {
        return values[slot];
    }

    /** A length of time in nanoseconds, whatever unit the field is declared in. */
    long nanos(int slot, ChunkHeader clock) {
        long value = Math.max(0, values[slot]);
        return switch (units[slot]) {
            case "TICKS" -> clock.nanos(value);
            case "MICROSECONDS" -> value * 1_000;
            case "MILLISECONDS" -> value * 1_000_000;
            case "SECONDS" -> value * 1_000_000_000;
            default -> value;
        };
    }
}

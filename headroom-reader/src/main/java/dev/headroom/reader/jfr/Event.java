package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.function.IntPredicate;

/** The event under the cursor, of one type of one chunk: the same object is filled again for every event. */
final class Event {

    private static final int ABSENT = -1;
    private static final long TICKS = 0;

    private final EventKind kind;
    private final Layout layout;
    private final int[] slots;
    private final long[] nanosPerUnit;
    private final long[] values;

    Event(EventKind kind, Layout layout) {
        this(kind, layout, layout.slots(kind.fields()));
    }

    private Event(EventKind kind, Layout layout, int[] slots) {
        this.kind = kind;
        this.layout = layout;
        this.slots = slots;
        String[] units = layout.units(kind.fields());
        nanosPerUnit = new long[units.length];
        for (int i = 0; i < units.length; i++) {
            nanosPerUnit[i] = nanosPer(units[i]);
        }
        values = Layout.cells(kind.fields(), ABSENT);
    }

    /** One of which only some fields are read; the others stay absent. */
    static Event of(EventKind kind, Layout layout, IntPredicate slotsRead) {
        int[] slots = layout.slots(kind.fields());
        int unwanted = kind.fields().size();
        for (int i = 0; i < slots.length; i++) {
            if (!slotsRead.test(slots[i])) {
                slots[i] = unwanted;
            }
        }
        return new Event(kind, layout, slots);
    }

    private static long nanosPer(String unit) {
        return switch (unit) {
            case "TICKS" -> TICKS;
            case "MICROSECONDS" -> 1_000;
            case "MILLISECONDS" -> 1_000_000;
            case "SECONDS" -> 1_000_000_000;
            default -> 1;
        };
    }

    EventKind kind() {
        return kind;
    }

    /** Reads the fields under the cursor of an event that ends at {@code end}. */
    void read(Cursor in, long end) throws IOException {
        layout.read(in, slots, values);
        if (in.position() > end) {
            throw in.malformed("the fields of a " + kind.typeName() + " run past its end at byte " + end);
        }
    }

    /** A number, a pooled id or a string's position; −1 where this writer's type lacks the field. */
    long value(int slot) {
        return values[slot];
    }

    /** Whether {@link #readAhead} can read it. */
    boolean isAllVarints() {
        return layout.isAllVarints();
    }

    /** Reads the fields of an event that lies whole in these bytes; where it ends. */
    int readAhead(byte[] bytes, int at) {
        return Cursor.decode(bytes, at, slots, values);
    }

    /** The most bytes that its fields can take, if it {@link #isAllVarints}. */
    int mostBytes() {
        return slots.length * Cursor.MAX_VARINT_BYTES;
    }

    /** A length of time in nanoseconds, or any number without a unit as it is, not below 0, whatever unit the field is declared in. */
    long nanos(int slot, ChunkHeader clock) {
        long value = Math.max(0, values[slot]);
        return nanosPerUnit[slot] == TICKS ? clock.nanos(value) : value * nanosPerUnit[slot];
    }
}

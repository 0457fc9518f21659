package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * A type compiled into steps: each field is read into a slot or skipped, without looking at the metadata again.
 *
 * <p>A number is read as itself, a pooled field as its id, and a string as its position, to be decoded only when
 * somebody asks.
 */
final class Layout {

    static final int VARINT = 0;
    static final int BYTE = 1;
    static final int FOUR_BYTES = 2;
    static final int EIGHT_BYTES = 3;
    static final int STRING = 4;
    static final int STRUCT = 5;
    static final int ARRAY = 6;

    private final String[] names;
    private final int[] steps;
    private final Layout[] nested;
    private final String[] units;
    private final int minBytes;
    private final boolean allVarints;

    Layout(String[] names, int[] steps, Layout[] nested, String[] units) {
        this.names = names;
        this.steps = steps;
        this.nested = nested;
        this.units = units;
        int bytes = 0;
        for (int i = 0; i < steps.length; i++) {
            int least =
                    switch (steps[i]) {
                        case STRUCT -> nested[i].minBytes;
                        case FOUR_BYTES -> 4;
                        case EIGHT_BYTES -> 8;
                        default -> 1;
                    };
            bytes = Math.min(1 << 20, bytes + least);
        }
        minBytes = bytes;
        allVarints = areVarints(steps);
    }

    private static boolean areVarints(int[] steps) {
        for (int step : steps) {
            if (step != VARINT) {
                return false;
            }
        }
        return true;
    }

    boolean isAllVarints() {
        return allVarints;
    }

    /** The fewest bytes a value can have. */
    int minBytes() {
        return minBytes;
    }

    /**
     * For each field the slot its value goes to, in the order of {@code wanted}; what nobody wants goes to one slot more, so
     * that reading need not ask.
     */
    int[] slots(List<String> wanted) {
        int[] slots = new int[steps.length];
        for (int i = 0; i < slots.length; i++) {
            int slot = wanted.indexOf(names[i]);
            slots[i] = slot < 0 ? wanted.size() : slot;
        }
        return slots;
    }

    /** Cells for {@link #slots}, each holding {@code absent}: what it keeps where the type lacks the field. */
    static long[] cells(List<String> wanted, long absent) {
        long[] cells = new long[wanted.size() + 1];
        Arrays.fill(cells, absent);
        return cells;
    }

    /** The unit of each wanted field, empty where it has none or the type lacks it. */
    String[] units(List<String> wanted) {
        String[] result = new String[wanted.size()];
        Arrays.fill(result, "");
        for (int i = 0; i < steps.length; i++) {
            int slot = wanted.indexOf(names[i]);
            if (slot >= 0) {
                result[slot] = units[i];
            }
        }
        return result;
    }

    boolean has(String field) {
        return Arrays.asList(names).contains(field);
    }

    /** The index of the array field of this name, -1 where there is none. */
    int arrayField(String name) {
        for (int i = 0; i < steps.length; i++) {
            if (names[i].equals(name) && steps[i] == ARRAY) {
                return i;
            }
        }
        return -1;
    }

    int fieldCount() {
        return steps.length;
    }

    Layout element(int arrayField) {
        return nested[arrayField];
    }

    /** Reads one value; cells of fields that the type lacks keep what they held. */
    void read(Cursor in, int[] slots, long[] cells) throws IOException {
        if (allVarints) {
            in.readVarints(slots, cells);
            return;
        }
        int unwanted = cells.length - 1;
        for (int i = 0; i < steps.length; i++) {
            int slot = slots[i];
            if (slot == unwanted) {
                skipField(in, i);
            } else {
                cells[slot] = readField(in, i);
            }
        }
    }

    private long readField(Cursor in, int field) throws IOException {
        return switch (steps[field]) {
            case VARINT -> in.readVarint();
            case BYTE -> in.readByte();
            case FOUR_BYTES -> in.readInt();
            case EIGHT_BYTES -> in.readLong();
            default -> {
                long position = in.position();
                skipField(in, field);
                yield position;
            }
        };
    }

    void skip(Cursor in) throws IOException {
        for (int i = 0; i < steps.length; i++) {
            skipField(in, i);
        }
    }

    void skipField(Cursor in, int field) throws IOException {
        switch (steps[field]) {
            case VARINT -> in.skipVarint();
            case BYTE -> in.readByte();
            case FOUR_BYTES -> in.skip(4);
            case EIGHT_BYTES -> in.skip(8);
            case STRING -> in.skipString();
            case STRUCT -> nested[field].skip(in);
            case ARRAY -> skipArray(in, nested[field]);
            default -> throw new IllegalStateException("No such step: " + steps[field]);
        }
    }

    private static void skipArray(Cursor in, Layout element) throws IOException {
        int count = in.readCount(element.minBytes, "array elements");
        if (element.allVarints) {
            in.skipVarints((long) count * element.steps.length);
        } else if (element.minBytes > 0) {
            for (int i = 0; i < count; i++) {
                element.skip(in);
            }
        }
    }
}

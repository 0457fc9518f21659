package dev.headroom.reader.pprof;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.StackTable;
import java.util.Arrays;

/**
 * What locations mean: lines of functions, several where calls were inlined. Kept as numbers until the end of the file,
 * where the string table is. Not thread-safe.
 */
final class Symbols {

    private static final String UNKNOWN = "<unknown>";

    private static final int ID = 1;
    private static final int MAPPING_ID = 2;
    private static final int LINES = 4;
    private static final int MAPPING_FILE = 5;
    private static final int FUNCTION_NAME = 2;
    private static final int FUNCTION_SYSTEM_NAME = 3;
    private static final int FUNCTION_FILE = 4;
    private static final int FUNCTION_START_LINE = 5;

    private final Strings strings = new Strings();
    private final IdIndex locations = new IdIndex();
    private final IdIndex functions = new IdIndex();
    private final IdIndex mappings = new IdIndex();
    private final Message nested = new Message();

    /** By location: index of its first line plus one, 0 where the location was not defined. */
    private int[] firstLines = new int[1024];

    private int[] lineCounts = new int[1024];
    private int[] mappingOfLocation = new int[1024];
    private int[] lineFunctions = new int[1024];
    private int[] lineNumbers = new int[1024];
    private int lines;

    /** By function: string indices. */
    private long[] names = new long[256];

    private long[] files = new long[256];
    private int[] startLines = new int[256];
    private boolean[] definedFunctions = new boolean[256];

    /** By mapping: string index of its file. */
    private long[] mappingFiles = new long[16];

    Strings strings() {
        return strings;
    }

    IdIndex locations() {
        return locations;
    }

    /** The file of the first mapping, by convention the program; empty where unknown. */
    String program() {
        return mappings.size() == 0 ? "" : strings.orEmpty(mappingFiles[0]);
    }

    void addMapping(Message mapping) throws Message.DamagedException {
        long id = 0;
        long file = 0;
        while (mapping.hasMore()) {
            int tag = (int) mapping.varint();
            if (tag == ID << 3) {
                id = mapping.varint();
            } else if (tag == MAPPING_FILE << 3) {
                file = mapping.varint();
            } else {
                mapping.skip(tag & 7);
            }
        }
        int index = mappings.of(id);
        if (index >= mappingFiles.length) {
            mappingFiles = Arrays.copyOf(mappingFiles, Math.max(index + 1, mappingFiles.length * 2));
        }
        mappingFiles[index] = file;
    }

    void addFunction(Message function) throws Message.DamagedException {
        long id = 0;
        long name = 0;
        long systemName = 0;
        long file = 0;
        long startLine = 0;
        while (function.hasMore()) {
            int tag = (int) function.varint();
            if ((tag & 7) != Message.VARINT) {
                function.skip(tag & 7);
                continue;
            }
            long value = function.varint();
            switch (tag >>> 3) {
                case ID -> id = value;
                case FUNCTION_NAME -> name = value;
                case FUNCTION_SYSTEM_NAME -> systemName = value;
                case FUNCTION_FILE -> file = value;
                case FUNCTION_START_LINE -> startLine = value;
                default -> {}
            }
        }
        int index = functions.of(id);
        if (index >= names.length) {
            int length = Math.max(index + 1, names.length * 2);
            names = Arrays.copyOf(names, length);
            files = Arrays.copyOf(files, length);
            startLines = Arrays.copyOf(startLines, length);
            definedFunctions = Arrays.copyOf(definedFunctions, length);
        }
        names[index] = name != 0 ? name : systemName;
        files[index] = file;
        startLines[index] = lineNumber(startLine);
        definedFunctions[index] = true;
    }

    void addLocation(Message location) throws Message.DamagedException {
        long id = 0;
        int mapping = -1;
        int first = lines;
        while (location.hasMore()) {
            int tag = (int) location.varint();
            if (tag == ID << 3) {
                id = location.varint();
            } else if (tag == MAPPING_ID << 3) {
                long mappingId = location.varint();
                mapping = mappingId == 0 ? -1 : mappings.of(mappingId);
            } else if (tag == ((LINES << 3) | Message.LENGTH)) {
                nested.within(location);
                addLine(nested);
            } else {
                location.skip(tag & 7);
            }
        }
        int index = locations.of(id);
        if (index >= firstLines.length) {
            int length = Math.max(index + 1, firstLines.length * 2);
            firstLines = Arrays.copyOf(firstLines, length);
            lineCounts = Arrays.copyOf(lineCounts, length);
            mappingOfLocation = Arrays.copyOf(mappingOfLocation, length);
        }
        firstLines[index] = first + 1;
        lineCounts[index] = lines - first;
        mappingOfLocation[index] = mapping;
    }

    private void addLine(Message line) throws Message.DamagedException {
        long function = 0;
        long number = 0;
        while (line.hasMore()) {
            int tag = (int) line.varint();
            switch (tag) {
                case 1 << 3 -> function = line.varint();
                case 2 << 3 -> number = line.varint();
                default -> line.skip(tag & 7);
            }
        }
        if (lines == lineFunctions.length) {
            lineFunctions = Arrays.copyOf(lineFunctions, lines * 2);
            lineNumbers = Arrays.copyOf(lineNumbers, lines * 2);
        }
        lineFunctions[lines] = function == 0 ? -1 : functions.of(function);
        lineNumbers[lines] = lineNumber(number);
        lines++;
    }

    private static int lineNumber(long value) {
        return (int) Math.max(0, Math.min(value, Integer.MAX_VALUE));
    }

    /** Why a location cannot be named, empty where it can. */
    String flaw(int location) {
        if (location >= firstLines.length || firstLines[location] == 0) {
            return "a sample refers to a location that is not there";
        }
        int first = firstLines[location] - 1;
        for (int line = first; line < first + lineCounts[location]; line++) {
            int function = lineFunctions[line];
            if (function >= 0 && (function >= names.length || !definedFunctions[function])) {
                return "a location refers to a function that is not there";
            }
            if (function >= 0 && !(strings.has(names[function]) && strings.has(files[function]))) {
                return "a function refers to a string that is not there";
            }
        }
        return "";
    }

    /**
     * The frames of a location without {@link #flaw}, outermost first. Within a location the file lists the innermost
     * line first, and all but the last were inlined.
     */
    int[] frames(int location, StackTable table) {
        int count = lineCounts[location];
        if (count == 0) {
            return new int[] {table.frameId(Frame.named(mappingName(location)))};
        }
        int first = firstLines[location] - 1;
        int[] frames = new int[count];
        for (int i = 0; i < count; i++) {
            int line = first + count - 1 - i;
            FrameKind kind = i == 0 ? FrameKind.UNKNOWN : FrameKind.INLINED;
            int function = lineFunctions[line];
            Function described = function(function, location);
            frames[i] = table.frameId(new Frame(described, described.file(), lineNumbers[line], kind));
        }
        return frames;
    }

    private Function function(int function, int location) {
        if (function < 0) {
            return Function.named(mappingName(location));
        }
        String name = strings.orEmpty(names[function]);
        return new Function(
                name.isEmpty() ? mappingName(location) : name, strings.orEmpty(files[function]), startLines[function]);
    }

    /** Code without symbols goes under its file, as {@code go tool pprof -top} shows it. */
    private String mappingName(int location) {
        int mapping = mappingOfLocation[location];
        String file = mapping < 0 || mapping >= mappingFiles.length ? "" : strings.orEmpty(mappingFiles[mapping]);
        return file.isEmpty() ? UNKNOWN : "[" + file.substring(file.lastIndexOf('/') + 1) + "]";
    }
}

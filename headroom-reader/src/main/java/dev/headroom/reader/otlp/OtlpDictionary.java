package dev.headroom.reader.otlp;

import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.streaming.SampleCollector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables that samples refer to by index ({@code ProfilesDictionary}). */
final class OtlpDictionary {

    private static final String FRAME_TYPE = "profile.frame.type";

    /** A function's name and file, as indices of strings, and the line at which it begins. */
    record Symbol(int name, int file, long startLine) {}

    /** A source line of a function. */
    record Line(int function, long line) {}

    /** A code address with its lines, innermost first, and its attributes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Location(int mapping, long address, List<Line> lines, int[] attributes) {}

    private final List<String> strings = new ArrayList<>();
    private final List<Integer> mappingFiles = new ArrayList<>();
    private final List<Symbol> symbols = new ArrayList<>();
    private final List<Location> locations = new ArrayList<>();
    private final List<int[]> stacks = new ArrayList<>();
    private final List<String> attributeValues = new ArrayList<>();
    private final List<Integer> attributeKeys = new ArrayList<>();
    private final Map<Integer, Integer> resolved = new HashMap<>();

    void addString(String text) {
        strings.add(text);
    }

    void addMapping(int file) {
        mappingFiles.add(file);
    }

    void addFunction(int name, int file, long startLine) {
        symbols.add(new Symbol(name, file, startLine));
    }

    void addLocation(Location location) {
        locations.add(location);
    }

    /** Adds a stack's locations, leaf first. */
    void addStack(int[] locationIndices) {
        stacks.add(locationIndices);
    }

    /** Adds an attribute; a number is given as its digits. */
    void addAttribute(int key, String value) {
        attributeKeys.add(key);
        attributeValues.add(value);
    }

    /** The attributes of a sample by name; what the table does not have is left out. */
    Map<String, String> attributes(int[] indices) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int index : indices) {
            if (index >= 0 && index < attributeKeys.size()) {
                String key = string(attributeKeys.get(index));
                if (!key.isEmpty()) {
                    named.putIfAbsent(key, attributeValues.get(index));
                }
            }
        }
        return named;
    }

    boolean isEmpty() {
        return strings.isEmpty();
    }

    /** A string, empty where the table does not have it. */
    String string(int index) {
        return index >= 0 && index < strings.size() ? strings.get(index) : "";
    }

    /** The stack with an index in the table of a collector. */
    int stack(int index, SampleCollector collector) {
        Integer known = resolved.get(index);
        if (known != null) {
            return known;
        }
        if (index < 0 || index >= stacks.size()) {
            collector.unresolvedStack();
            return StackTable.ROOT;
        }
        int stack = StackTable.ROOT;
        int[] leafFirst = stacks.get(index);
        for (int i = leafFirst.length - 1; i >= 0; i--) {
            stack = below(stack, leafFirst[i], collector);
        }
        resolved.put(index, stack);
        return stack;
    }

    private int below(int parent, int locationIndex, SampleCollector collector) {
        if (locationIndex < 0 || locationIndex >= locations.size()) {
            return collector.child(parent, "", "", 0, FrameKind.UNKNOWN);
        }
        Location location = locations.get(locationIndex);
        FrameKind kind = kind(location);
        if (location.lines().isEmpty()) {
            return withoutSymbol(parent, location, kind, collector);
        }
        int stack = parent;
        for (int i = location.lines().size() - 1; i >= 0; i--) {
            Line line = location.lines().get(i);
            Function function = function(line.function());
            boolean inlined = i < location.lines().size() - 1;
            int frame = collector.frame(function, function.file(), line.line(), inlined ? FrameKind.INLINED : kind);
            stack = collector.stacks().child(stack, frame);
        }
        return stack;
    }

    private Function function(int index) {
        boolean known = index >= 0 && index < symbols.size();
        Symbol symbol = known ? symbols.get(index) : new Symbol(-1, -1, 0);
        return SampleCollector.function(string(symbol.name()), string(symbol.file()), symbol.startLine());
    }

    /** Code without symbols is named by its file and address, so that different code stays apart. */
    private int withoutSymbol(int parent, Location location, FrameKind kind, SampleCollector collector) {
        boolean mapped = location.mapping() >= 0 && location.mapping() < mappingFiles.size();
        String file = mapped ? string(mappingFiles.get(location.mapping())) : "";
        String object = file.substring(file.lastIndexOf('/') + 1);
        String address = location.address() == 0 ? "" : "0x" + Long.toHexString(location.address());
        String name = object.isEmpty() || address.isEmpty() ? object + address : object + "+" + address;
        return collector.child(parent, name, file, 0, kind);
    }

    private FrameKind kind(Location location) {
        return switch (attributes(location.attributes()).getOrDefault(FRAME_TYPE, "")) {
            case "kernel" -> FrameKind.KERNEL;
            case "native" -> FrameKind.NATIVE;
            default -> FrameKind.UNKNOWN;
        };
    }
}

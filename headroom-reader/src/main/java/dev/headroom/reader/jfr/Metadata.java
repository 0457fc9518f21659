package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The types of one chunk as its metadata event describes them: a tree of elements over a table of strings. */
final class Metadata {

    /** Deeper than root, metadata, class, field, annotation: no writer nests further. */
    private static final int MAX_DEPTH = 16;

    /**
     * A field as declared.
     *
     * @param pooled whether the value is an id in the constant pool of its type
     * @param unit of a time span or timestamp, empty for other numbers
     */
    record Field(String name, long typeId, boolean pooled, boolean array, String unit) {}

    /** A class as declared. */
    record Type(long id, String name, List<Field> fields) {}

    private record Element(String name, Map<String, String> attributes, List<Element> children) {

        String attribute(String key) {
            return attributes.getOrDefault(key, "");
        }
    }

    private final Map<Long, Type> typesById = new HashMap<>();
    private final Map<String, Type> typesByName = new HashMap<>();
    private final Cursor in;

    private Metadata(Cursor in) {
        this.in = in;
    }

    /** Reads the metadata event that begins at {@code position}. */
    static Metadata read(Cursor in, long position, long chunkEnd) throws IOException {
        in.limit(chunkEnd);
        in.seek(position);
        long size = in.readVarint();
        if (size <= 0 || size > chunkEnd - position) {
            in.seek(position);
            throw in.malformed("a metadata event of " + size + " bytes does not fit its chunk");
        }
        in.limit(position + size);
        if (in.readVarint() != ChunkScan.METADATA) {
            throw in.malformed("the head of the chunk points here, but this is no metadata event");
        }
        in.skipVarint(); // start time
        in.skipVarint(); // duration
        in.skipVarint(); // metadata id
        var metadata = new Metadata(in);
        metadata.declare(metadata.readElement(metadata.readStrings(), 0));
        in.limit(chunkEnd);
        return metadata;
    }

    Optional<Type> type(String name) {
        return Optional.ofNullable(typesByName.get(name));
    }

    Optional<Type> type(long id) {
        return Optional.ofNullable(typesById.get(id));
    }

    private List<String> readStrings() throws IOException {
        int count = in.readCount(1, "metadata strings");
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(in.readText(in.readByte()));
        }
        return strings;
    }

    private Element readElement(List<String> strings, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw in.malformed("metadata is nested deeper than " + MAX_DEPTH + " elements");
        }
        String name = string(strings);
        int attributeCount = in.readCount(2, "attributes");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < attributeCount; i++) {
            attributes.put(string(strings), string(strings));
        }
        int childCount = in.readCount(3, "elements");
        List<Element> children = new ArrayList<>();
        for (int i = 0; i < childCount; i++) {
            children.add(readElement(strings, depth + 1));
        }
        return new Element(name, attributes, children);
    }

    private String string(List<String> strings) throws IOException {
        long index = in.readVarint();
        if (index < 0 || index >= strings.size()) {
            throw in.malformed("string " + index + " of " + strings.size() + " does not exist");
        }
        return strings.get((int) index);
    }

    private void declare(Element root) throws IOException {
        List<Element> classes = root.children().stream()
                .filter(element -> element.name().equals("metadata"))
                .flatMap(element -> element.children().stream())
                .filter(element -> element.name().equals("class"))
                .toList();
        Map<Long, String> names = new HashMap<>();
        for (Element declared : classes) {
            names.put(number(declared, "id"), declared.attribute("name"));
        }
        for (Element declared : classes) {
            List<Field> fields = new ArrayList<>();
            for (Element child : declared.children()) {
                if (child.name().equals("field")) {
                    fields.add(field(child, names));
                }
            }
            var type = new Type(number(declared, "id"), declared.attribute("name"), List.copyOf(fields));
            typesById.put(type.id(), type);
            typesByName.put(type.name(), type);
        }
    }

    private Field field(Element declared, Map<Long, String> names) throws IOException {
        String unit = "";
        for (Element child : declared.children()) {
            if (child.name().equals("annotation")) {
                String annotation = names.getOrDefault(number(child, "class"), "");
                if (annotation.equals("jdk.jfr.Timespan") || annotation.equals("jdk.jfr.Timestamp")) {
                    unit = child.attribute("value");
                }
            }
        }
        return new Field(
                declared.attribute("name"),
                number(declared, "class"),
                declared.attribute("constantPool").equals("true"),
                declared.attribute("dimension").equals("1"),
                unit);
    }

    private long number(Element element, String key) throws IOException {
        try {
            return Long.parseLong(element.attribute(key));
        } catch (NumberFormatException e) {
            var malformed = in.malformed("metadata names '" + element.attribute(key) + "' as the " + key + " of a "
                    + element.name() + ", which is not a number");
            malformed.initCause(e);
            throw malformed;
        }
    }
}

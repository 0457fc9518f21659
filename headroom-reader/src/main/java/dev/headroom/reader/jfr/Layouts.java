package dev.headroom.reader.jfr;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the types of one chunk into layouts, each once. */
final class Layouts {

    private static final Layout[] NOTHING_NESTED = {};

    private final Cursor in;
    private final Metadata metadata;
    private final Map<Long, Layout> compiled = new HashMap<>();
    private final Set<Long> compiling = new HashSet<>();

    Layouts(Cursor in, Metadata metadata) {
        this.in = in;
        this.metadata = metadata;
    }

    Layout of(long typeId) throws IOException {
        Layout known = compiled.get(typeId);
        if (known != null) {
            return known;
        }
        Metadata.Type type = metadata.type(typeId)
                .orElseThrow(() -> in.malformed("type " + typeId + " is used but not declared in the metadata"));
        if (!compiling.add(typeId)) {
            throw in.malformed("type " + type.name() + " contains itself");
        }
        Layout layout = isLeaf(type.name()) ? leaf(step(type.name())) : struct(type.fields());
        compiling.remove(typeId);
        compiled.put(typeId, layout);
        return layout;
    }

    private Layout struct(List<Metadata.Field> fields) throws IOException {
        int count = fields.size();
        String[] names = new String[count];
        int[] steps = new int[count];
        Layout[] nested = new Layout[count];
        String[] units = new String[count];
        for (int i = 0; i < count; i++) {
            Metadata.Field field = fields.get(i);
            names[i] = field.name();
            units[i] = field.unit();
            nested[i] = field.pooled() ? leaf(Layout.VARINT) : of(field.typeId());
            if (field.array()) {
                steps[i] = Layout.ARRAY;
            } else {
                steps[i] = field.pooled() ? Layout.VARINT : step(typeName(field.typeId()));
            }
        }
        return new Layout(names, steps, nested, units);
    }

    private String typeName(long id) {
        return metadata.type(id).map(Metadata.Type::name).orElse("");
    }

    private static Layout leaf(int step) {
        return new Layout(new String[] {""}, new int[] {step}, NOTHING_NESTED, new String[] {""});
    }

    private static boolean isLeaf(String typeName) {
        return step(typeName) != Layout.STRUCT;
    }

    private static int step(String typeName) {
        return switch (typeName) {
            case "long", "int", "short", "char" -> Layout.VARINT;
            case "byte", "boolean" -> Layout.BYTE;
            case "float" -> Layout.FOUR_BYTES;
            case "double" -> Layout.EIGHT_BYTES;
            case "java.lang.String" -> Layout.STRING;
            default -> Layout.STRUCT;
        };
    }
}

package dev.headroom.reader.streaming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.reader.internal.Probe;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The field paths in the first bytes of a JSON text, such as {@code nodes[].callFrame}, down to a few levels: enough to
 * tell formats apart without reading on.
 */
public final class JsonShape {

    private static final int MAX_DEPTH = 5;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final Set<String> paths = new HashSet<>();
    private final Set<String> texts = new HashSet<>();

    private JsonShape() {}

    /** The shape of what can be seen; empty where the bytes are no JSON object or array. */
    public static JsonShape of(Probe probe) {
        var shape = new JsonShape();
        char first = probe.firstCharacter();
        if (first == '{' || first == '[') {
            shape.walk(probe.bytes());
        }
        return shape;
    }

    public boolean has(String path) {
        return paths.contains(path);
    }

    /** Whether some string value on the outermost level contains this. */
    public boolean hasText(String part) {
        return texts.stream().anyMatch(text -> text.contains(part));
    }

    private void walk(byte[] head) {
        Deque<String> open = new ArrayDeque<>();
        try (JsonParser parser = FACTORY.createParser(head)) {
            String field = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> {
                        field = "." + parser.currentName();
                        note(open, field);
                    }
                    case START_OBJECT, START_ARRAY -> {
                        open.addLast(token == JsonToken.START_ARRAY ? field + "[]" : field);
                        note(open, "");
                        field = "";
                    }
                    case END_OBJECT, END_ARRAY -> {
                        open.removeLast();
                        field = "";
                    }
                    case VALUE_STRING -> {
                        if (open.size() == 1) {
                            texts.add(parser.getText());
                        }
                    }
                    default -> {}
                }
            }
        } catch (IOException cut) {
            // The head ends where it ends, mostly inside a value: what was seen before that counts.
            paths.remove("");
        }
    }

    private void note(Deque<String> open, String field) {
        if (open.size() <= MAX_DEPTH) {
            String path = StreamSupport.stream(open.spliterator(), false).collect(Collectors.joining()) + field;
            paths.add(path.startsWith(".") ? path.substring(1) : path);
        }
    }
}

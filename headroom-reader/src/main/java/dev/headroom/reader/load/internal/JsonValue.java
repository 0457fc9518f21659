package dev.headroom.reader.load.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A whole JSON text as a tree, for summaries that are small by nature. What is asked for and not there is {@link
 * #isMissing()}, as is a null; a complaint names the place.
 */
public final class JsonValue {

    /** Far above any summary. */
    private static final int MAX_BYTES = 64 << 20;

    private static final String REMEDY = "Check that this is the file the tool wrote.";
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private enum Kind {
        MISSING,
        SCALAR,
        NUMBER,
        OBJECT,
        ARRAY
    }

    private final StreamSource source;
    private final String place;
    private final Kind kind;
    private final String text;
    private final Map<String, JsonValue> fields = new LinkedHashMap<>();
    private final List<JsonValue> elements = new ArrayList<>();

    private JsonValue(StreamSource source, String place, Kind kind, String text) {
        this.source = source;
        this.place = place;
        this.kind = kind;
        this.text = text;
    }

    /** Reads all of a text. */
    public static JsonValue readAll(StreamSource source) throws IOException {
        byte[] bytes = source.input().readAll(MAX_BYTES);
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            return value(parser, source, "");
        }
    }

    private static JsonValue value(JsonParser parser, StreamSource source, String place) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonEOFException(parser, null, "Unexpected end of the text");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, source, place);
            case START_ARRAY -> array(parser, source, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue(source, place, Kind.NUMBER, parser.getText());
            case VALUE_NULL -> new JsonValue(source, place, Kind.MISSING, "");
            default -> new JsonValue(source, place, Kind.SCALAR, parser.getText());
        };
    }

    private static JsonValue object(JsonParser parser, StreamSource source, String place) throws IOException {
        var object = new JsonValue(source, place, Kind.OBJECT, "");
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = String.valueOf(parser.currentName());
            parser.nextToken();
            object.fields.put(field, value(parser, source, place.isEmpty() ? field : place + "." + field));
        }
        requireEnd(parser);
        return object;
    }

    private static JsonValue array(JsonParser parser, StreamSource source, String place) throws IOException {
        var array = new JsonValue(source, place, Kind.ARRAY, "");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            requireEnd(parser);
            array.elements.add(value(parser, source, place + "[" + array.elements.size() + "]"));
        }
        return array;
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.currentToken() == null) {
            throw new JsonEOFException(parser, null, "Unexpected end of the text");
        }
    }

    public boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** The field of an object, missing where this is none. */
    public JsonValue at(String field) {
        JsonValue found = fields.get(field);
        return found == null
                ? new JsonValue(source, place.isEmpty() ? field : place + "." + field, Kind.MISSING, "")
                : found;
    }

    /** The fields of an object in their order; none where this is no object. */
    public Map<String, JsonValue> fields() {
        return Map.copyOf(fields);
    }

    /** The elements of an array; none where this is no array. */
    public List<JsonValue> elements() {
        return List.copyOf(elements);
    }

    /** A finite number, if this is one. */
    public OptionalDouble number() {
        double number = kind == Kind.NUMBER ? Double.parseDouble(text) : Double.NaN;
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** A count: a number that is whole and not negative, if this is one. */
    public OptionalLong count() {
        OptionalDouble number = number();
        return number.isPresent() && number.getAsDouble() >= 0 && number.getAsDouble() <= Long.MAX_VALUE / 4.0
                ? OptionalLong.of(Math.round(number.getAsDouble()))
                : OptionalLong.empty();
    }

    public Optional<String> text() {
        return kind == Kind.SCALAR ? Optional.of(text) : Optional.empty();
    }

    public double requireNumber() throws MalformedRecordingException {
        return number().orElseThrow(() -> malformed("is missing or no number"));
    }

    public long requireCount() throws MalformedRecordingException {
        return count().orElseThrow(() -> malformed("is missing or no count"));
    }

    public String requireText() throws MalformedRecordingException {
        return text().orElseThrow(() -> malformed("is missing or no text"));
    }

    /** A failure that names the file and this place in it. */
    public MalformedRecordingException malformed(String problem) {
        return source.malformed(place, (place.isEmpty() ? "the file " : place + " ") + problem, REMEDY);
    }
}

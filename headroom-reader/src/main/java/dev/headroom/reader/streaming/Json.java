package dev.headroom.reader.streaming;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.Closeable;
import java.io.IOException;

/**
 * A JSON text read once, value by value, so that a reader's code has the shape of the text:
 *
 * <pre>{@code
 * json.beginObject();
 * while (json.nextField()) {
 *     switch (json.field()) {
 *         case "nodes" -> nodes(json);
 *         default -> json.skip();
 *     }
 * }
 * }</pre>
 *
 * <p>Every call that takes a value consumes it; {@code nextField} and {@code nextElement} consume the closing bracket when
 * they return false. What does not fit throws a Jackson exception that {@link StreamedRecording} translates. Not
 * thread-safe.
 */
public final class Json implements Closeable {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private final JsonParser parser;
    private JsonToken token;

    private Json(JsonParser parser) throws IOException {
        this.parser = parser;
        this.token = JsonToken.NOT_AVAILABLE;
    }

    /** Opens a text and stands before its first value. */
    public static Json open(StreamSource source) throws IOException {
        return new Json(FACTORY.createParser(source.open()));
    }

    /** Moves to the next value of a text of several; false at the end of the text. */
    public boolean nextDocument() throws IOException {
        JsonToken next = parser.nextToken();
        if (next == null) {
            return false;
        }
        token = next;
        return true;
    }

    /** Moves to the first value, which the text must have. */
    public void begin() throws IOException {
        advance();
    }

    public boolean isArray() {
        return token == JsonToken.START_ARRAY;
    }

    public boolean isObject() {
        return token == JsonToken.START_OBJECT;
    }

    public boolean isText() {
        return token == JsonToken.VALUE_STRING;
    }

    public boolean isNumber() {
        return token.isNumeric();
    }

    /** Enters the object that the reader stands at. */
    public void beginObject() throws IOException {
        require(token == JsonToken.START_OBJECT, "an object");
    }

    /** Enters the array that the reader stands at. */
    public void beginArray() throws IOException {
        require(token == JsonToken.START_ARRAY, "an array");
    }

    /** Moves to the next field's value; false at the end of the object. */
    public boolean nextField() throws IOException {
        advance();
        if (token == JsonToken.END_OBJECT) {
            return false;
        }
        require(token == JsonToken.FIELD_NAME, "a field");
        advance();
        return true;
    }

    /** Name of the field whose value the reader stands at. */
    public String field() throws IOException {
        return String.valueOf(parser.currentName());
    }

    /** Moves to the next element; false at the end of the array. */
    public boolean nextElement() throws IOException {
        advance();
        return token != JsonToken.END_ARRAY;
    }

    /** Skips the value that the reader stands at. */
    public void skip() throws IOException {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            parser.skipChildren();
            if (parser.currentToken() == null || !parser.currentToken().isStructEnd()) {
                throw new JsonEOFException(parser, null, "Unexpected end of the text");
            }
        }
    }

    /** The text of a string or a number, empty for null. */
    public String text() throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        require(token.isScalarValue(), "a string");
        return parser.getText();
    }

    /** A whole number, also one written as a string as protobuf's JSON does, 0 for null. */
    public long longValue() throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return 0;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parse(parser.getText());
        }
        require(token.isNumeric(), "a number");
        return token == JsonToken.VALUE_NUMBER_INT ? parser.getLongValue() : Math.round(parser.getDoubleValue());
    }

    /** A whole number that fits an index; anything else becomes −1. */
    public int indexValue() throws IOException {
        long value = longValue();
        return value < 0 || value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    /** A finite number, 0 for null. */
    public double doubleValue() throws IOException {
        if (token == JsonToken.VALUE_NULL) {
            return 0;
        }
        require(token.isNumeric(), "a number");
        double value = parser.getDoubleValue();
        require(Double.isFinite(value), "a finite number");
        return value;
    }

    /** For messages: where in the text the reader is. */
    public String place() {
        return "line " + parser.currentLocation().getLineNr() + " column "
                + parser.currentLocation().getColumnNr();
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private void advance() throws IOException {
        JsonToken next = parser.nextToken();
        if (next == null) {
            throw new JsonEOFException(parser, null, "Unexpected end of the text");
        }
        token = next;
    }

    private long parse(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, "Expected a whole number", e);
        }
    }

    private void require(boolean holds, String wanted) throws IOException {
        if (!holds) {
            throw new JsonParseException(parser, "Expected " + wanted + " and found " + token);
        }
    }
}

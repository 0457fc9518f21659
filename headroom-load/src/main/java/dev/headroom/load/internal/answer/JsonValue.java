package dev.headroom.load.internal.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.headroom.load.answer.JsonPath;
import java.io.IOException;
import java.util.Optional;

/** Finds one value in a JSON document without making a tree of it. */
final class JsonValue {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonValue() {}

    /** The value's text; empty if there is none, if it is an object or array, or if this is no JSON as far as it was read. */
    static Optional<String> at(JsonPath path, byte[] body, int length) {
        try (JsonParser parser = JSON.createParser(body, 0, length)) {
            JsonToken token = parser.nextToken();
            for (JsonPath.Step step : path.steps()) {
                boolean there = step instanceof JsonPath.Member member
                        ? enter(parser, token, member.name())
                        : enter(parser, token, ((JsonPath.Element) step).place());
                if (!there) {
                    return Optional.empty();
                }
                token = parser.currentToken();
            }
            return token != null && token.isScalarValue() ? Optional.of(parser.getText()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean enter(JsonParser parser, JsonToken at, String member) throws IOException {
        if (at != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(member);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean enter(JsonParser parser, JsonToken at, int place) throws IOException {
        if (at != JsonToken.START_ARRAY) {
            return false;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; i++) {
            if (i == place) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}

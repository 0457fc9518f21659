package dev.headroom.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.measure.Interval;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Trees to text and back, the same bytes for the same tree on every machine. */
final class JsonText {

    static final int SCHEMA_VERSION = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** An object that opens with its schema version. */
    static ObjectNode versioned() {
        return MAPPER.createObjectNode().put("schemaVersion", SCHEMA_VERSION);
    }

    static String write(ObjectNode tree) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        ObjectWriter writer = MAPPER.writer(printer).with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        try {
            return writer.writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree in memory is always writable as text", e);
        }
    }

    static JsonNode read(byte[] bytes) throws java.io.IOException {
        return MAPPER.readTree(bytes);
    }

    /** A number without exponent or needless digits; {@code null} where it is not a number at all. */
    static void put(ObjectNode object, String field, double value) {
        if (Double.isFinite(value)) {
            object.put(field, BigDecimal.valueOf(value));
        } else {
            object.putNull(field);
        }
    }

    /** As {@code low}, the estimate's own name, and {@code high}. */
    static void put(ObjectNode object, Interval interval, String estimate) {
        put(object, "low", interval.low());
        put(object, estimate, interval.best());
        put(object, "high", interval.high());
    }

    static void put(ObjectNode object, String field, OptionalDouble value) {
        put(object, field, value.orElse(Double.NaN));
    }

    static void put(ObjectNode object, String field, OptionalLong value) {
        if (value.isPresent()) {
            object.put(field, value.getAsLong());
        } else {
            object.putNull(field);
        }
    }

    static void put(ObjectNode object, String field, List<String> values) {
        values.forEach(object.putArray(field)::add);
    }
}

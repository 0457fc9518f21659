package dev.headroom.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.headroom.report.UnreadableRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A value in a JSON file together with where it stands, so that every complaint about it can say so. */
final class JsonPlace {

    /** Far above any run's own; a larger file is another one. */
    private static final long MAX_BYTES = 64L << 20;

    private static final String RERUN = "Measure the run again, or give another one.";

    private final Path file;
    private final String place;
    private final JsonNode node;

    private JsonPlace(Path file, String place, JsonNode node) {
        this.file = file;
        this.place = place;
        this.node = node;
    }

    /** Opens a file that holds one object of a schema version this program knows. */
    static JsonPlace open(Path file) throws UnreadableRunException {
        JsonNode node = parse(file);
        if (!node.isObject()) {
            throw new UnreadableRunException(file, "", "holds no JSON object, so no run of Headroom wrote it", RERUN);
        }
        JsonPlace root = new JsonPlace(file, "", node);
        if (!node.path("schemaVersion").canConvertToInt()) {
            throw root.fail("schemaVersion", "is missing or no number, so no run of Headroom wrote this file");
        }
        int version = node.path("schemaVersion").intValue();
        if (version > JsonText.SCHEMA_VERSION) {
            throw new UnreadableRunException(
                    file,
                    "schemaVersion",
                    "is " + version + ", this Headroom reads up to " + JsonText.SCHEMA_VERSION,
                    "Read it with the Headroom that wrote it, or a newer one.");
        }
        return root;
    }

    private static JsonNode parse(Path file) throws UnreadableRunException {
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw new UnreadableRunException(file, "", "is " + bytes + " bytes long, no run's file is", RERUN);
            }
            return JsonText.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(
                    file, "", "does not exist", "Give the folder of a run, as headroom run names it at its end.");
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new UnreadableRunException(file, where, "is not whole JSON (" + e.getOriginalMessage() + ")", RERUN);
        } catch (IOException e) {
            throw new UnreadableRunException(file, "", "cannot be read (" + e + ")", "Check the path and its rights.");
        }
    }

    UnreadableRunException fail(String field, String problem) {
        return new UnreadableRunException(file, placeOf(field), problem, RERUN);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonPlace object(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw fail(field, "is missing or no object");
        }
        return new JsonPlace(file, placeOf(field), value);
    }

    List<JsonPlace> objects(String field) throws UnreadableRunException {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw fail(field, "is missing or no list");
        }
        List<JsonPlace> objects = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            String element = field + "[" + i + "]";
            if (!array.get(i).isObject()) {
                throw fail(element, "is no object");
            }
            objects.add(new JsonPlace(file, placeOf(element), array.get(i)));
        }
        return objects;
    }

    List<String> texts(String field) throws UnreadableRunException {
        JsonNode array = node.path(field);
        if (!array.isArray()) {
            throw fail(field, "is missing or no list");
        }
        List<String> texts = new ArrayList<>(array.size());
        for (JsonNode element : array) {
            if (!element.isTextual()) {
                throw fail(field, "holds something other than text");
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    String text(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw fail(field, "is missing or no text");
        }
        return value.textValue();
    }

    boolean truth(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw fail(field, "is missing or neither true nor false");
        }
        return value.booleanValue();
    }

    long whole(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw fail(field, "is missing or no whole number");
        }
        return value.longValue();
    }

    OptionalLong wholeIfKnown(String field) throws UnreadableRunException {
        return has(field) ? OptionalLong.of(whole(field)) : OptionalLong.empty();
    }

    double number(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw fail(field, "is missing or no number");
        }
        return value.doubleValue();
    }

    OptionalDouble numberIfKnown(String field) throws UnreadableRunException {
        return has(field) ? OptionalDouble.of(number(field)) : OptionalDouble.empty();
    }

    private String placeOf(String field) {
        return place.isEmpty() ? field : place + "." + field;
    }
}

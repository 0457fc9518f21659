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

    /** What a file is of, so that complaints can say where it should have come from. */
    enum Kind {
        RUN(
                "no run of Headroom wrote it",
                "Measure the run again, or give another one.",
                "Give the folder of a run, as headroom run names it at its end."),
        CALIBRATION(
                "headroom calibrate did not write it",
                "Calibrate again, or give another calibration.json.",
                "Give the calibration.json that headroom calibrate wrote, or its folder.");

        private final String foreign;
        private final String remedy;
        private final String whereToFind;

        Kind(String foreign, String remedy, String whereToFind) {
            this.foreign = foreign;
            this.remedy = remedy;
            this.whereToFind = whereToFind;
        }
    }

    private final Path file;
    private final Kind kind;
    private final String place;
    private final JsonNode node;

    private JsonPlace(Path file, Kind kind, String place, JsonNode node) {
        this.file = file;
        this.kind = kind;
        this.place = place;
        this.node = node;
    }

    /** Opens a file of a run that holds one object of a schema version this program knows. */
    static JsonPlace open(Path file) throws UnreadableRunException {
        return open(file, Kind.RUN);
    }

    /** Likewise of something else. */
    static JsonPlace open(Path file, Kind kind) throws UnreadableRunException {
        JsonNode node = parse(file, kind);
        if (!node.isObject()) {
            throw new UnreadableRunException(file, "", "holds no JSON object, so " + kind.foreign, kind.remedy);
        }
        JsonPlace root = new JsonPlace(file, kind, "", node);
        if (!node.path("schemaVersion").canConvertToInt()) {
            throw root.fail("schemaVersion", "is missing or no number, so " + kind.foreign);
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

    private static JsonNode parse(Path file, Kind kind) throws UnreadableRunException {
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw new UnreadableRunException(
                        file, "", "is " + bytes + " bytes long, so " + kind.foreign, kind.remedy);
            }
            return JsonText.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new UnreadableRunException(file, "", "does not exist", kind.whereToFind);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : "line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new UnreadableRunException(
                    file, where, "is not whole JSON (" + e.getOriginalMessage() + ")", kind.remedy);
        } catch (IOException e) {
            throw new UnreadableRunException(file, "", "cannot be read (" + e + ")", "Check the path and its rights.");
        }
    }

    UnreadableRunException fail(String field, String problem) {
        return new UnreadableRunException(file, placeOf(field), problem, kind.remedy);
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonPlace object(String field) throws UnreadableRunException {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw fail(field, "is missing or no object");
        }
        return new JsonPlace(file, kind, placeOf(field), value);
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
            objects.add(new JsonPlace(file, kind, placeOf(element), array.get(i)));
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

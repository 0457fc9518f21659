package dev.headroom.reader.otlp;

import dev.headroom.reader.otlp.OtlpDictionary.Line;
import dev.headroom.reader.otlp.OtlpDictionary.Location;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.SampleCollector;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads protobuf's JSON encoding, names in camel case or as in the schema. A text may hold several messages one after the
 * other, as the collector's file exporter writes them, each with a dictionary of its own.
 */
final class OtlpJson {

    private final StreamSource source;
    private final SampleCollector collector;
    private final List<OtlpDictionary> dictionaries = new ArrayList<>();

    OtlpJson(StreamSource source, SampleCollector collector) {
        this.source = source;
        this.collector = collector;
    }

    /** What reads the value of a field, or skips it. */
    private interface FieldReader {
        void read(String field) throws IOException;
    }

    /** What reads one element of an array. */
    private interface ElementReader {
        void read() throws IOException;
    }

    void read() throws IOException {
        try (Json json = Json.open(source)) {
            while (json.nextDocument()) {
                var dictionary = new OtlpDictionary();
                dictionaries.add(dictionary);
                object(json, field -> {
                    if (field.equals("dictionary")) {
                        readDictionary(json, dictionary);
                    } else {
                        json.skip();
                    }
                });
            }
        }
        int document = 0;
        try (Json json = Json.open(source)) {
            while (json.nextDocument()) {
                OtlpDictionary dictionary = dictionaries.get(document++);
                object(json, field -> {
                    if (field.equals("resourceProfiles")) {
                        array(json, () -> resource(json, dictionary));
                    } else {
                        json.skip();
                    }
                });
            }
        }
        collector.chunks(document);
    }

    private static void readDictionary(Json json, OtlpDictionary dictionary) throws IOException {
        object(json, field -> {
            switch (field) {
                case "mappingTable" -> array(json, () -> mapping(json, dictionary));
                case "locationTable" -> array(json, () -> location(json, dictionary));
                case "functionTable" -> array(json, () -> function(json, dictionary));
                case "stringTable" -> array(json, () -> dictionary.addString(json.text()));
                case "attributeTable" -> array(json, () -> attribute(json, dictionary));
                case "stackTable" -> array(json, () -> stack(json, dictionary));
                default -> json.skip();
            }
        });
    }

    private static void mapping(Json json, OtlpDictionary dictionary) throws IOException {
        int[] file = new int[1];
        object(json, field -> {
            if (field.equals("filenameStrindex")) {
                file[0] = json.indexValue();
            } else {
                json.skip();
            }
        });
        dictionary.addMapping(file[0]);
    }

    private static void location(Json json, OtlpDictionary dictionary) throws IOException {
        long[] numbers = new long[2];
        List<Line> lines = new ArrayList<>(1);
        int[][] attributes = {new int[0]};
        object(json, field -> {
            switch (field) {
                case "mappingIndex" -> numbers[0] = json.indexValue();
                case "address" -> numbers[1] = json.longValue();
                case "lines" -> array(json, () -> lines.add(line(json)));
                case "attributeIndices" -> attributes[0] = indices(json);
                default -> json.skip();
            }
        });
        dictionary.addLocation(new Location((int) numbers[0], numbers[1], lines, attributes[0]));
    }

    private static Line line(Json json) throws IOException {
        long[] numbers = new long[2];
        object(json, field -> {
            switch (field) {
                case "functionIndex" -> numbers[0] = json.indexValue();
                case "line" -> numbers[1] = json.longValue();
                default -> json.skip();
            }
        });
        return new Line((int) numbers[0], numbers[1]);
    }

    private static void function(Json json, OtlpDictionary dictionary) throws IOException {
        long[] numbers = new long[3];
        object(json, field -> {
            switch (field) {
                case "nameStrindex" -> numbers[0] = json.indexValue();
                case "filenameStrindex" -> numbers[1] = json.indexValue();
                case "startLine" -> numbers[2] = json.longValue();
                default -> json.skip();
            }
        });
        dictionary.addFunction((int) numbers[0], (int) numbers[1], numbers[2]);
    }

    private static void attribute(Json json, OtlpDictionary dictionary) throws IOException {
        int[] key = new int[1];
        String[] value = {""};
        object(json, field -> {
            switch (field) {
                case "keyStrindex" -> key[0] = json.indexValue();
                case "value" ->
                    object(json, kind -> {
                        if (kind.equals("stringValue") || kind.equals("intValue")) {
                            value[0] = json.text();
                        } else {
                            json.skip();
                        }
                    });
                default -> json.skip();
            }
        });
        dictionary.addAttribute(key[0], value[0]);
    }

    private static void stack(Json json, OtlpDictionary dictionary) throws IOException {
        int[][] locations = {new int[0]};
        object(json, field -> {
            if (field.equals("locationIndices")) {
                locations[0] = indices(json);
            } else {
                json.skip();
            }
        });
        dictionary.addStack(locations[0]);
    }

    private void resource(Json json, OtlpDictionary dictionary) throws IOException {
        object(json, field -> {
            if (field.equals("scopeProfiles")) {
                array(json, () -> scope(json, dictionary));
            } else {
                json.skip();
            }
        });
    }

    private void scope(Json json, OtlpDictionary dictionary) throws IOException {
        object(json, field -> {
            switch (field) {
                case "scope" -> producer(json);
                case "profiles" -> array(json, () -> profile(json, dictionary));
                default -> json.skip();
            }
        });
    }

    private void producer(Json json) throws IOException {
        String[] texts = {"", ""};
        object(json, field -> {
            switch (field) {
                case "name" -> texts[0] = json.text();
                case "version" -> texts[1] = json.text();
                default -> json.skip();
            }
        });
        collector.producer((texts[0] + " " + texts[1]).strip());
    }

    private void profile(Json json, OtlpDictionary dictionary) throws IOException {
        var profile = new OtlpProfile(dictionary, collector);
        try {
            object(json, field -> {
                switch (field) {
                    case "sampleType" -> valueType(json, profile::type);
                    case "periodType" -> valueType(json, profile::periodType);
                    case "samples" -> array(json, () -> profile.sample(sample(json)));
                    case "timeUnixNano" -> profile.start(json.longValue());
                    case "durationNano" -> profile.duration(json.longValue());
                    case "period" -> profile.period(json.longValue());
                    default -> json.skip();
                }
            });
        } finally {
            profile.end();
        }
    }

    /** What takes the indices of a type's name and unit. */
    private interface TypeConsumer {
        void accept(int name, int unit);
    }

    private static void valueType(Json json, TypeConsumer consumer) throws IOException {
        int[] indices = new int[2];
        object(json, field -> {
            switch (field) {
                case "typeStrindex" -> indices[0] = json.indexValue();
                case "unitStrindex" -> indices[1] = json.indexValue();
                default -> json.skip();
            }
        });
        consumer.accept(indices[0], indices[1]);
    }

    private static OtlpProfile.Sample sample(Json json) throws IOException {
        var sample = new OtlpProfile.Sample();
        object(json, field -> {
            switch (field) {
                case "stackIndex" -> sample.stack(json.indexValue());
                case "attributeIndices" -> sample.attributes(indices(json));
                case "values" -> array(json, () -> sample.value(json.longValue()));
                case "timestampsUnixNano" -> array(json, () -> sample.timestamp(json.longValue()));
                default -> json.skip();
            }
        });
        return sample;
    }

    private static int[] indices(Json json) throws IOException {
        var indices = new int[][] {new int[4]};
        int[] size = new int[1];
        array(json, () -> {
            if (size[0] == indices[0].length) {
                indices[0] = Arrays.copyOf(indices[0], size[0] * 2);
            }
            indices[0][size[0]++] = json.indexValue();
        });
        return Arrays.copyOf(indices[0], size[0]);
    }

    private static void object(Json json, FieldReader reader) throws IOException {
        json.beginObject();
        while (json.nextField()) {
            reader.read(camelCase(json.field()));
        }
    }

    private static void array(Json json, ElementReader reader) throws IOException {
        json.beginArray();
        while (json.nextElement()) {
            reader.read();
        }
    }

    /** {@code stack_index} as {@code stackIndex}: protobuf's JSON may be written either way and must be read both ways. */
    private static String camelCase(String name) {
        if (name.indexOf('_') < 0) {
            return name;
        }
        var camel = new StringBuilder(name.length());
        boolean raise = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                raise = true;
            } else {
                camel.append(raise ? Character.toUpperCase(c) : c);
                raise = false;
            }
        }
        return camel.toString();
    }
}

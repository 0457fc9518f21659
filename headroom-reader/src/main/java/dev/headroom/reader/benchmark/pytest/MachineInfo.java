package dev.headroom.reader.benchmark.pytest;

import dev.headroom.measure.benchmark.Circumstances;
import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.streaming.Json;
import dev.headroom.reader.streaming.StreamSource;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** On what the tests ran. Used once. */
final class MachineInfo {

    private final Json json;
    private final Values values;
    private final SortedMap<String, String> decisive = new TreeMap<>();
    private final SortedMap<String, String> incidental = new TreeMap<>();

    MachineInfo(StreamSource source, Json json) {
        this.json = json;
        this.values = new Values(source, json);
    }

    Circumstances read() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return Circumstances.unknown();
        }
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "python_version" -> put(decisive, "Python");
                case "python_implementation" -> put(decisive, "Python implementation");
                case "machine" -> put(decisive, "architecture");
                case "system" -> put(decisive, "operating system");
                case "node" -> put(incidental, "host");
                case "cpu" -> cpu();
                default -> json.skip();
            }
        }
        return new Circumstances(decisive, incidental);
    }

    private void cpu() throws IOException {
        if (!json.isObject()) {
            json.skip();
            return;
        }
        json.beginObject();
        while (json.nextField()) {
            switch (json.field()) {
                case "brand_raw", "brand" -> put(decisive, "CPU");
                case "count" -> put(decisive, "processors");
                default -> json.skip();
            }
        }
    }

    private void put(SortedMap<String, String> facts, String name) throws IOException {
        String value = values.text();
        if (!value.isEmpty()) {
            facts.put(name, value);
        }
    }
}

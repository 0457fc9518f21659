package dev.headroom.reader.benchmark.googlebenchmark;

import dev.headroom.reader.benchmark.internal.Values;
import dev.headroom.reader.streaming.Json;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One object of the array.
 *
 * @param name without what was added for an aggregate
 * @param type {@code iteration} for a repetition, {@code aggregate} for what was computed of several
 * @param aggregate which one: {@code mean}; empty for a repetition
 * @param error what the benchmark said of its failure; empty where it did not fail
 * @param measured times and counters by name
 */
record Repetition(
        String name, String type, String aggregate, String timeUnit, String error, Map<String, Double> measured) {

    /** Numbers that describe the object and measure nothing. */
    private static final Set<String> DESCRIPTIONS = Set.of(
            "family_index", "per_family_instance_index", "repetitions", "repetition_index", "threads", "iterations");

    Repetition {
        measured = Collections.unmodifiableMap(new LinkedHashMap<>(measured));
    }

    static Repetition read(Json json, Values values) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, Double> numbers = new LinkedHashMap<>();
        json.beginObject();
        while (json.nextField()) {
            String field = json.field();
            if (json.isNumber()) {
                if (!DESCRIPTIONS.contains(field) && numbers.size() < 200) {
                    numbers.put(field, values.raw());
                }
            } else if (json.isText()) {
                texts.put(field, values.text());
            } else {
                json.skip();
            }
        }
        String name = texts.getOrDefault("run_name", texts.getOrDefault("name", ""));
        if (name.isEmpty()) {
            throw values.malformed("a benchmark has no name");
        }
        String error = texts.getOrDefault("error_message", texts.getOrDefault("skip_message", ""));
        return new Repetition(
                name,
                texts.getOrDefault("run_type", "iteration"),
                texts.getOrDefault("aggregate_name", ""),
                texts.getOrDefault("time_unit", "ns"),
                error,
                numbers);
    }
}

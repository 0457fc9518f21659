package dev.headroom.cli.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.cli.invocation.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JMH results of one fork each as the one result that JMH would have written of all forks together. The scores are means of all
 * iterations; JMH's own error, which takes them for independent, is left out.
 */
final class MergedResults {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> RAW = List.of("rawData", "rawDataHistogram");

    private final Map<String, ObjectNode> benchmarks = new LinkedHashMap<>();

    /** Adds a further fork. */
    void add(Path result) throws CommandFailure {
        try {
            JsonNode results = MAPPER.readTree(Files.readAllBytes(result));
            if (!results.isArray() || results.isEmpty()) {
                throw CommandFailure.run(
                        result + ": JMH measured nothing. Check which benchmarks the options select.", null);
            }
            for (JsonNode benchmark : results) {
                if (benchmark instanceof ObjectNode object) {
                    ObjectNode before = benchmarks.putIfAbsent(key(object), object);
                    if (before != null) {
                        join(before, object);
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw CommandFailure.run(
                    result + ": this is not JSON as JMH writes it: " + e.getOriginalMessage() + ". Run it again.", e);
        } catch (IOException e) {
            throw CommandFailure.run(result + " cannot be read: " + e + ". Check the folder.", e);
        }
    }

    private static String key(ObjectNode benchmark) {
        return benchmark.path("benchmark").asText()
                + ' '
                + benchmark.path("mode").asText()
                + ' '
                + benchmark.path("params");
    }

    private static void join(ObjectNode into, ObjectNode other) {
        into.put("forks", into.path("forks").asInt() + other.path("forks").asInt());
        join(into.path("primaryMetric"), other.path("primaryMetric"));
        other.path("secondaryMetrics")
                .properties()
                .forEach(metric -> join(into.path("secondaryMetrics").path(metric.getKey()), metric.getValue()));
    }

    private static void join(JsonNode into, JsonNode other) {
        if (into instanceof ObjectNode metric) {
            for (String raw : RAW) {
                if (metric.get(raw) instanceof ArrayNode forks && other.get(raw) instanceof ArrayNode more) {
                    forks.addAll(more);
                    metric.put("score", mean(forks));
                }
            }
            metric.put("scoreError", "NaN");
            metric.remove(List.of("scoreConfidence", "scorePercentiles"));
        }
    }

    /** Of single scores, or of pairs of a value and its count. */
    private static double mean(ArrayNode forks) {
        double sum = 0;
        double count = 0;
        for (JsonNode fork : forks) {
            for (JsonNode iteration : fork) {
                if (iteration.isNumber()) {
                    sum += iteration.asDouble();
                    count++;
                }
                for (JsonNode pair : iteration) {
                    sum += pair.path(0).asDouble() * pair.path(1).asDouble();
                    count += pair.path(1).asDouble();
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    byte[] toJson() throws JsonProcessingException {
        ArrayNode all = MAPPER.createArrayNode();
        benchmarks.values().forEach(all::add);
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(all);
    }
}

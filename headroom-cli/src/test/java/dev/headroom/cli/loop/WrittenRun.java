package dev.headroom.cli.loop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A run's folder as other programs see it. */
record WrittenRun(Path folder) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What tells one finding from another, without its numbers. */
    record Found(String rule, String className, String endpoint) {}

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    JsonNode run() throws IOException {
        return JSON.readTree(folder.resolve("run.json").toFile());
    }

    JsonNode findingsJson() throws IOException {
        return JSON.readTree(folder.resolve("findings.json").toFile());
    }

    JsonNode endpoint(String name) throws IOException {
        return stream(run().at("/endpoints"))
                .filter(endpoint -> endpoint.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(folder + " has no endpoint " + name));
    }

    double sqlPerRequest(String endpoint) throws IOException {
        return endpoint(endpoint).at("/perRequest/sqlQueries").asDouble(Double.NaN);
    }

    List<Found> findings() throws IOException {
        return stream(findingsJson().at("/findings")).map(WrittenRun::found).toList();
    }

    static Found found(JsonNode finding) {
        return new Found(
                finding.path("rule").asText(),
                finding.at("/location/class").asText(),
                finding.path("endpoint").asText());
    }

    List<String> notes() throws IOException {
        List<String> notes = new ArrayList<>();
        run().path("notes").forEach(note -> notes.add(note.asText()));
        return notes;
    }

    /** What a proof says of one limit. */
    static JsonNode gate(JsonNode proof, String subject, String metric) {
        return stream(proof.path("gates"))
                .filter(gate -> gate.path("metric").asText().equals(metric)
                        && gate.path("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No limit of " + metric + " for " + subject + " in " + proof));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

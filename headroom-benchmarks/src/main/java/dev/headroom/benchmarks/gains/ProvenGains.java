package dev.headroom.benchmarks.gains;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.measure.Interval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one {@code proof.json}, and the findings of its runs beside it, say of the predictions of one finding.
 *
 * @param rule the finding's
 * @param found where, and in how many runs; empty where no run found anything
 * @param rankedFirst in how many of the runs before the change it was the first finding that is not cold
 * @param gains the predicted metrics, the leading one first
 * @param invalidRuns of how many runs the self-check was not valid
 * @param runs how many there were
 */
public record ProvenGains(
        String rule,
        Optional<String> found,
        int rankedFirst,
        String verdict,
        List<ProvenGain> gains,
        int invalidRuns,
        int runs) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public ProvenGains {
        gains = List.copyOf(gains);
    }

    /** Reads a proof; empty where it is not complete. */
    public static Optional<ProvenGains> read(Path file) throws IOException {
        JsonNode proof = JSON.readTree(file.toFile());
        if (!proof.path("complete").asBoolean()) {
            return Optional.empty();
        }
        List<ProvenGain> gains = new ArrayList<>();
        for (JsonNode metric : proof.path("metrics")) {
            if (metric.path("predicted").isObject()) {
                gains.add(gain(metric, gains.isEmpty()));
            }
        }
        String rule = proof.path("rule").asText();
        int invalid = 0;
        int first = 0;
        for (JsonNode run : proof.path("runs")) {
            invalid += run.path("selfCheck").asText().equals("valid") ? 0 : 1;
            if (run.path("side").asText().equals("before")) {
                Path folder = file.resolveSibling(run.path("folder").asText());
                first += firstRule(folder.resolve("findings.json")).equals(rule) ? 1 : 0;
            }
        }
        JsonNode place = proof.path("location");
        return Optional.of(new ProvenGains(
                rule,
                place.isObject()
                        ? Optional.of(place.path("method").asText() + ", "
                                + proof.path("foundIn").asInt() + " of "
                                + proof.path("blocks").asInt() + " runs")
                        : Optional.empty(),
                first,
                proof.path("verdict").asText(),
                gains,
                invalid,
                proof.path("runs").size()));
    }

    private static String firstRule(Path findings) throws IOException {
        for (JsonNode finding : JSON.readTree(findings.toFile()).path("findings")) {
            if (!finding.path("status").asText().equals("cold")) {
                return finding.path("rule").asText();
            }
        }
        return "";
    }

    private static ProvenGain gain(JsonNode metric, boolean leading) {
        return new ProvenGain(
                metric.path("metric").asText(),
                leading,
                interval(metric.path("predicted")),
                metric.path("measured").isObject() ? Optional.of(interval(metric.path("measured"))) : Optional.empty(),
                metric.path("covered").asBoolean(),
                metric.path("agrees").asBoolean(),
                metric.path("verdict").asText(),
                metric.path("blocks").size());
    }

    private static Interval interval(JsonNode object) {
        return new Interval(
                object.path("low").asDouble(),
                object.path("best").asDouble(),
                object.path("high").asDouble());
    }
}

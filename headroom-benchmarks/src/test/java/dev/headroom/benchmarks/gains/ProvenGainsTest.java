package dev.headroom.benchmarks.gains;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from a {@code proof.json}. */
class ProvenGainsTest {

    @TempDir
    private Path scratch;

    private Path proof(String text) throws IOException {
        return Files.writeString(scratch.resolve("proof.json"), text);
    }

    private void found(String run, String findings) throws IOException {
        Files.writeString(Files.createDirectory(scratch.resolve(run)).resolve("findings.json"), findings);
    }

    @Test
    void predictedMetricsAreReadWithTheLeadingOneFirst() throws IOException {
        found(
                "first",
                """
                {"findings": [{"rule": "boxing-in-hot-path", "status": "cold"},
                              {"rule": "regex-compile-in-loop", "status": "confirmed"}]}
                """);
        found("second", "{\"findings\": [{\"rule\": \"gc-pressure\", \"status\": \"confirmed\"}]}");
        ProvenGains read = ProvenGains.read(
                        proof(
                                """
                {"complete": true, "rule": "regex-compile-in-loop", "verdict": "improved", "foundIn": 2, "blocks": 3,
                 "location": {"class": "Words", "method": "matches", "line": 3},
                 "metrics": [
                   {"metric": "p(50)", "predicted": {"low": 0.1, "best": 0.2, "high": 0.3},
                    "measured": {"low": 0.15, "best": 0.25, "high": 0.35}, "covered": true, "agrees": true,
                    "verdict": "improved", "blocks": [{}, {}, {}]},
                   {"metric": "p(99)", "predicted": null, "measured": null, "verdict": "cannot-tell", "blocks": []},
                   {"metric": "bytes/request", "predicted": {"low": 0.1, "best": 0.2, "high": 0.3}, "measured": null,
                    "covered": null, "agrees": null, "verdict": "cannot-tell", "blocks": []}],
                 "runs": [{"selfCheck": "valid", "side": "before", "folder": "first"},
                          {"selfCheck": "noisy-host", "side": "after", "folder": "fixed"},
                          {"selfCheck": "valid", "side": "before", "folder": "second"}]}
                """))
                .orElseThrow();

        assertThat(read.rule()).isEqualTo("regex-compile-in-loop");
        assertThat(read.found()).contains("matches, 2 of 3 runs");
        assertThat(read.gains()).extracting(ProvenGain::metric).containsExactly("p(50)", "bytes/request");
        assertThat(read.gains()).extracting(ProvenGain::leading).containsExactly(true, false);
        assertThat(read.gains().get(0).measured()).contains(new Interval(0.15, 0.25, 0.35));
        assertThat(read.gains()).extracting(ProvenGain::decided).containsExactly(true, false);
        assertThat(read.invalidRuns()).isEqualTo(1);
        assertThat(read.rankedFirst()).isEqualTo(1);
    }

    @Test
    void aProofThatWasStoppedSaysNothing() throws IOException {
        assertThat(ProvenGains.read(proof("{\"complete\": false}"))).isEmpty();
    }

    @Test
    void whatNoRunFoundHasNoPredictions() throws IOException {
        ProvenGains read = ProvenGains.read(proof(
                        "{\"complete\": true, \"rule\": \"eager-evaluation\", \"location\": null, \"verdict\": \"cannot-tell\","
                                + " \"metrics\": [], \"runs\": []}"))
                .orElseThrow();

        assertThat(read.found()).isEmpty();
        assertThat(read.gains()).isEmpty();
    }
}

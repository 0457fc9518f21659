package dev.headroom.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.load.explain.Explanation;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.load.MergedLoad;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.KeptLoads;
import dev.headroom.report.json.ExplanationJson;
import dev.headroom.report.json.LoadResultJson;
import dev.headroom.report.text.LoadText;
import dev.headroom.report.text.Palette;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed and kept of load results. */
class LoadResultsTest {

    private final ObjectMapper json = new ObjectMapper();

    private static MergedLoad merged() throws Exception {
        return MergedLoad.of(List.of(KeptLoads.generator(1), KeptLoads.generator(2)), false);
    }

    private static Explanation explanation() {
        return Explanation.of(ReportedLoad.of(KeptLoads.generator(1)), KeptLoads.wrk());
    }

    @Test
    void everyOutputIsWrittenTheSameEveryTime() throws Exception {
        GoldenFile.assertMatches("load.merged.text", LoadText.of(merged(), Palette.PLAIN));
        GoldenFile.assertMatches("load.merged.ansi.text", LoadText.of(merged(), Palette.ANSI));
        GoldenFile.assertMatches("load.merged.json", LoadResultJson.printed(merged()));
        GoldenFile.assertMatches("load.explained.text", LoadText.of(explanation(), Palette.PLAIN));
        GoldenFile.assertMatches("load.explained.json", ExplanationJson.of(explanation()));
        GoldenFile.assertMatches(
                "load.explained.alike.text",
                LoadText.of(
                        Explanation.of(
                                ReportedLoad.of(KeptLoads.generator(1)), ReportedLoad.of(KeptLoads.generator(1))),
                        Palette.PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemaVersion",
                "/requests",
                "/errors",
                "/rate/intended",
                "/rate/achieved",
                "/responseTime/p50",
                "/responseTime/p99_9",
                "/responseTime/count",
                "/serviceTime/p95",
                "/lateness/p99",
                "/selfCheck/verdict",
                "/model/kind",
                "/model/ratePerSecond",
                "/connections",
                "/warmupNanos",
                "/timeoutNanos",
                "/started",
                "/windowNanos",
                "/complete",
                "/generators/1/id",
                "/generators/1/selfCheck/reasons/0",
                "/notes/0",
                "/histograms/lateness",
                "/histograms/endpoints/0/responseTime"
            })
    void aKeptResultHas(String field) throws Exception {
        JsonNode value = json.readTree(LoadResultJson.kept(merged())).at(field);

        assertThat(value.isMissingNode() || value.isNull()).as(field).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemaVersion",
                "/a/tool",
                "/a/model/kind",
                "/b/times/0/kind",
                "/b/times/0/percentiles/p99",
                "/headlines/percentiles/0/ratio",
                "/alike",
                "/differences/0/topic",
                "/differences/0/a",
                "/differences/0/b",
                "/differences/0/statement",
                "/differences/0/effects/0/from",
                "/conclusion",
                "/rerun/0"
            })
    void anExplanationHas(String field) throws IOException {
        JsonNode value = json.readTree(ExplanationJson.of(explanation())).at(field);

        assertThat(value.isMissingNode()).as(field).isFalse();
    }

    @Test
    void theHistogramsOfAKeptResultAreThoseThatWereMeasured() throws Exception {
        JsonNode kept = json.readTree(LoadResultJson.kept(merged())).at("/histograms/endpoints/0/responseTime");

        DurationHistogram read = DurationHistogram.ofCompressed(kept.textValue(), 1);

        assertThat(read.toHistogram()).isEqualTo(merged().load().responseTimes().toHistogram());
        assertThat(json.readTree(LoadResultJson.printed(merged())).has("histograms"))
                .isFalse();
    }

    @Test
    void noLineIsWiderThanAScreen() throws Exception {
        String text = LoadText.of(merged(), Palette.PLAIN) + LoadText.of(explanation(), Palette.PLAIN);

        assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 120);
    }
}

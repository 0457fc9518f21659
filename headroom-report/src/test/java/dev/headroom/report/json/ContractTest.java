package dev.headroom.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.GateReport;
import dev.headroom.report.RunReport;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.ShopRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields outsiders rely on, one by one: a change that breaks one of these breaks somebody's pipeline. */
class ContractTest {

    private final RunReport report = ShopRun.report();
    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemaVersion",
                "/id",
                "/started",
                "/environment",
                "/config",
                "/verdict",
                "/endpoints/0/name",
                "/endpoints/0/requests",
                "/endpoints/0/errors",
                "/endpoints/0/responseTime/p50",
                "/endpoints/0/responseTime/p95",
                "/endpoints/0/responseTime/p99",
                "/endpoints/0/responseTime/p99_9",
                "/endpoints/0/responseTime/max",
                "/endpoints/0/responseTime/count",
                "/endpoints/0/serviceTime/p50",
                "/endpoints/0/serviceTime/p95",
                "/endpoints/0/serviceTime/p99",
                "/endpoints/0/serviceTime/p99_9",
                "/endpoints/0/serviceTime/max",
                "/endpoints/0/serviceTime/count",
                "/endpoints/0/perRequest/cpuNanos",
                "/endpoints/0/perRequest/allocatedBytes",
                "/endpoints/0/perRequest/sqlQueries",
                "/instance/rssPeakBytes",
                "/instance/heapLiveBytes",
                "/selfCheck/verdict",
                "/tail/0/endpoint",
                "/tail/0/percentile",
                "/tail/0/value",
                "/tail/0/median",
                "/tail/0/extraNanos",
                "/tail/0/causes/0/cause",
                "/tail/0/causes/0/share",
                "/tail/0/causes/0/low",
                "/tail/0/causes/0/high",
                "/tail/0/causes/0/controlShare",
                "/tail/0/causes/0/place"
            })
    void aRunHas(String field) throws IOException {
        assertPresent(RunJson.of(report), field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule",
                "level",
                "location/class",
                "location/method",
                "location/line",
                "endpoint",
                "evidence",
                "predictedGain/metric",
                "predictedGain/low",
                "predictedGain/best",
                "predictedGain/high",
                "fix",
                "status"
            })
    void aFindingHas(String field) throws IOException {
        assertPresent(FindingsJson.of(report.diagnosis().findings()), "/findings/0/" + field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/schemaVersion",
                "/sampleType",
                "/unit",
                "/total",
                "/frames/0/name",
                "/frames/0/file",
                "/frames/0/line",
                "/frames/0/self",
                "/frames/0/total",
                "/frames/0/samples"
            })
    void theTopOfAProfileHas(String field) throws IOException {
        assertPresent(ProfileJson.top(top(), 0), field);
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
                "/lateness/max",
                "/selfCheck/verdict"
            })
    void aLoadHas(String field) throws IOException {
        assertPresent(LoadJson.of(ShopRun.load()), field);
    }

    @Test
    void everyObjectIsWrittenTheSameEveryTime() throws IOException {
        GoldenFile.assertMatches("run.fail.json", RunJson.of(report));
        GoldenFile.assertMatches(
                "run.invalid.incomplete.json",
                RunJson.of(new ShopRun().invalid().stopped().build()));
        GoldenFile.assertMatches(
                "findings.json", FindingsJson.of(report.diagnosis().findings()));
        GoldenFile.assertMatches("profile.cpu.self.json", ProfileJson.top(top(), 0));
        GoldenFile.assertMatches("profile.cpu.self.limit2.json", ProfileJson.top(top(), 2));
        GoldenFile.assertMatches("load.json", LoadJson.of(ShopRun.load()));
        GoldenFile.assertMatches(
                "gate.fail.json",
                GatesJson.of(new GateReport("shop", report.baselineId(), report.verdict(), report.gates())));
    }

    @Test
    void whatWasNotMeasuredIsNullAndNotZero() throws IOException {
        JsonNode never = json.readTree(RunJson.of(report)).at("/endpoints/3");

        assertThat(never.at("/responseTime/count").asLong()).isZero();
        assertThat(never.at("/responseTime/p50").isNull()).isTrue();
        assertThat(never.at("/perRequest/cpuNanos").isNull()).isTrue();
    }

    @Test
    void percentilesThatSoFewCannotBoundAreNamed() throws IOException {
        JsonNode rare = json.readTree(RunJson.of(report)).at("/endpoints/2/responseTime/notBounded");

        assertThat(rare).extracting(JsonNode::textValue).containsExactly("p99", "p99_9");
    }

    @Test
    void aLimitKeepsTheFirstFrames() throws IOException {
        JsonNode two = json.readTree(ProfileJson.top(top(), 2)).get("frames");

        assertThat(two).hasSize(2);
        assertThat(two.get(0).get("name").textValue()).isEqualTo("org.h2.Parser.<init>");
    }

    private TopFrames top() {
        return TopFrames.of(report.profiles().get(0), TopFrames.By.SELF);
    }

    private void assertPresent(String text, String field) throws IOException {
        JsonNode value = json.readTree(text).at(field);

        assertThat(value.isMissingNode() || value.isNull()).as(field).isFalse();
    }
}

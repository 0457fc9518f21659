package dev.headroom.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.Location;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.report.EndpointTimeline;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartDataTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void allEndpointsTogetherAreAddedHistogramsAndNotAveragedPercentiles() throws IOException {
        DurationHistogram fast = constant(1_000, 900);
        DurationHistogram slow = constant(1_000_000, 100);

        JsonNode all = timelines(timeline("fast", fast), timeline("slow", slow)).get(0);

        assertThat(all.get("endpoint").asText()).isEmpty();
        assertThat(all.get("count").asLong()).isEqualTo(1_000);
        assertThat(all.get("p50").get(0).asLong())
                .isEqualTo(fast.plus(slow).nanosAt(Percentile.P50))
                .isLessThan(2_000);
        assertThat(all.get("p95").get(0).asLong()).isGreaterThan(990_000);
    }

    @Test
    void aSecondWithoutRequestsIsAGapAndNotZero() throws IOException {
        JsonNode timeline = timelines(timeline("a", constant(5, 3), new DurationHistogram(), constant(5, 1)))
                .get(1);

        assertThat(timeline.get("p50").get(1).isNull()).isTrue();
        assertThat(timeline.get("counts").get(1).asLong()).isZero();
        assertThat(timeline.get("max").get(2).asLong()).isEqualTo(5);
    }

    @Test
    void theCurveEndsWhereOneRequestStandsForAllSlowerOnes() throws IOException {
        JsonNode thousand = timelines(timeline("a", constant(7, 1_000))).get(1);
        JsonNode one = timelines(timeline("a", constant(7, 1))).get(1);
        JsonNode none = timelines(timeline("a", new DurationHistogram())).get(1);

        assertThat(thousand.get("response")).hasSize(61);
        assertThat(one.get("response")).hasSize(1);
        assertThat(none.get("response")).isEmpty();
    }

    @Test
    void aNumberThatIsNoneBecomesNull() throws IOException {
        var gain = new Gain("p(50)", "nanoseconds", Double.NaN, new Interval(0, 1, Double.POSITIVE_INFINITY), "");
        var finding = new Finding(
                "rule",
                "t",
                Level.IO,
                new Location("c", "m", 0),
                "e",
                List.of("seen"),
                gain,
                List.of(),
                "fix",
                Finding.Status.CONFIRMED,
                List.of());

        JsonNode json = json(out -> DiagnosisFacts.write(
                new Diagnosis(List.of(), List.of(), List.of(finding), List.of(), Moments.none(), List.of()), out));

        JsonNode written = json.get("findings").get(0).get("gains").get(0);
        assertThat(written.get("current").isNull()).isTrue();
        assertThat(written.get("saved").get("high").isNull()).isTrue();
        assertThat(written.get("saved").get("best").asDouble()).isEqualTo(1);
    }

    private static DurationHistogram constant(long nanos, int times) {
        var histogram = new DurationHistogram();
        for (int i = 0; i < times; i++) {
            histogram.recordNanos(nanos);
        }
        return histogram;
    }

    private static EndpointTimeline timeline(String endpoint, DurationHistogram... seconds) {
        var all = new DurationHistogram();
        for (DurationHistogram second : seconds) {
            all.add(second);
        }
        return new EndpointTimeline(endpoint, all, all, SECOND, List.of(seconds));
    }

    private static JsonNode timelines(EndpointTimeline... timelines) throws IOException {
        return json(out -> TimelineFacts.write(List.of(timelines), out)).get("timelines");
    }

    private static JsonNode json(PageShell.Data data) throws IOException {
        var text = new StringWriter();
        try (JsonGenerator out = new ObjectMapper().createGenerator(text)) {
            out.writeStartObject();
            data.writeTo(out);
            out.writeEndObject();
        }
        return new ObjectMapper().readTree(text.toString());
    }
}

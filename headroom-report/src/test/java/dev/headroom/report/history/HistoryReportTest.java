package dev.headroom.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.gate.history.Circumstances;
import dev.headroom.gate.history.CommitRange;
import dev.headroom.gate.history.FollowedSeries;
import dev.headroom.gate.history.History;
import dev.headroom.gate.history.LeftOut;
import dev.headroom.gate.history.PastPoint;
import dev.headroom.gate.history.PastSeries;
import dev.headroom.gate.history.PastSeries.Gaps;
import dev.headroom.gate.history.RunsAlike;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.gate.history.series.Sensitivity;
import dev.headroom.measure.run.Commit;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.markdown.HistoryMarkdown;
import dev.headroom.report.text.Palette;
import dev.headroom.report.text.TextReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people and programs read of past runs. */
class HistoryReportTest {

    private static final Instant BEGIN = Instant.parse("2026-01-01T03:00:00Z");
    private static final String BEFORE = "1f3a9b52d07c4e6688aa21d4c55e90b7f1c2d3e4";
    private static final String AFTER = "9c41d7e0aa315b9f02746be8d1f5c30a6b7e8f90";

    @Test
    void whatChangedStandsFirstWithRunsAndCommits() throws IOException {
        String text = TextReport.of(report(), Palette.PLAIN);

        GoldenFile.assertMatches("history.text", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void coloursChangeNothingButColours() {
        String painted = TextReport.of(report(), Palette.ANSI);

        assertThat(painted).contains("\u001b[");
        assertThat(painted.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(TextReport.of(report(), Palette.PLAIN));
    }

    @Test
    void aWeeklyMessageIsATable() throws IOException {
        GoldenFile.assertMatches("history.md", HistoryMarkdown.of(report()));
    }

    @Test
    void programsReadChangesWithTheirCommits() throws IOException {
        JsonNode json = new ObjectMapper().readTree(RunJson.of(report()));

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("found").asInt()).isEqualTo(121);
        assertThat(json.at("/leftOut/0/reason").asText()).isEqualTo("unreadable");
        JsonNode change = json.at("/alike/0/series/0/changes/0");
        assertThat(change.at("/change/best").asDouble()).isBetween(0.17, 0.23);
        assertThat(change.at("/commits/without/id").asText()).isEqualTo(BEFORE);
        assertThat(change.at("/commits/with/id").asText()).isEqualTo(AFTER);
        assertThat(change.at("/commits/count").asInt()).isEqualTo(7);
        assertThat(json.at("/alike/0/series/1/stretches/0/drift/perWeek/best").asDouble())
                .isPositive();
        assertThat(json.at("/alike/0/series/0/points")).hasSize(120);
    }

    @Test
    void namesFromOutsideActNowhere() {
        var hostile = new PastSeries(
                "| <script>@all\u202e\u001b[31m", "p(95)\n# x", "`ms`", points(i -> i < 60 ? 1 : 2), Gaps.NONE);
        HistoryReport report = of(List.of(hostile));

        assertThat(HistoryMarkdown.of(report)).doesNotContain("\u001b", "\u202e", "\n# x");
        assertThat(TextReport.of(report, Palette.PLAIN)).doesNotContain("\u001b", "\u202e", "\n# x");
        String svg = HistoryPicture.of(report.history().alike().get(0).series().get(0), new HistoryWords(report));
        assertThat(svg).doesNotContain("<script", "\u001b", "\u202e").contains("class=\"change\"");
    }

    @Test
    void aSparklineHoldsTheRangeOfASeries() {
        assertThat(SeriesSparkline.of(points(i -> i), 8)).isEqualTo("▁▂▃▄▅▆▇█");
        assertThat(SeriesSparkline.of(points(i -> 5), 4)).isEqualTo("▁▁▁▁");
        assertThat(SeriesSparkline.of(List.of(), 4)).isEmpty();
        assertThat(SeriesSparkline.of(points(i -> i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE), 120))
                .startsWith("█▁");
    }

    private static HistoryReport report() {
        var random = new SplittableRandom(3);
        var stepped = new PastSeries(
                "GET /orders/{id}",
                "p(95)",
                "nanoseconds",
                points(i -> (i < 70 ? 40e6 : 48e6) * Math.exp(0.02 * random.nextGaussian())),
                new Gaps(2, 0, 0));
        var drifting = new PastSeries(
                "instance",
                "heap.live",
                "bytes",
                points(i -> (200 << 20) * Math.exp(0.002 * i + 0.01 * random.nextGaussian())),
                Gaps.NONE);
        var quiet = new PastSeries("GET /orders/{id}", "queries/request", "queries", points(i -> 3), Gaps.NONE);
        return of(List.of(stepped, drifting, quiet));
    }

    private static HistoryReport of(List<PastSeries> series) {
        var detector = new ChangeDetector(Sensitivity.standard());
        List<FollowedSeries> followed =
                series.stream().map(one -> one.follow(detector)).toList();
        var alike = new RunsAlike(
                Optional.of(new Circumstances("EPYC 7B13", 2, "OpenJDK 64-Bit Server VM 17.0.15", 400)),
                120,
                BEGIN,
                BEGIN.plus(Duration.ofDays(119)),
                followed);
        var history = new History(
                121,
                List.of(alike),
                List.of(new LeftOut(LeftOut.Reason.UNREADABLE, 1, List.of("20260203-030000-run (run.json)"))));
        var range = new CommitRange(new Commit(BEFORE, false), new Commit(AFTER, true));
        return new HistoryReport("headroom-runs", history, Map.of(range, 7), List.of());
    }

    private static List<PastPoint> points(IntToDoubleFunction value) {
        return IntStream.range(0, 120)
                .mapToObj(i -> new PastPoint(
                        BEGIN.plus(Duration.ofDays(i)),
                        value.applyAsDouble(i),
                        "night-" + i,
                        Optional.of(i < 70 ? new Commit(BEFORE, false) : new Commit(AFTER, true))))
                .toList();
    }
}

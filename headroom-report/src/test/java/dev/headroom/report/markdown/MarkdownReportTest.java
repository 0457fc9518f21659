package dev.headroom.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.report.RunReport;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.ShopRun;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void aRunIsReadyForAPullRequest() throws IOException {
        GoldenFile.assertMatches("run.fail.md", MarkdownReport.of(ShopRun.report()));
    }

    @Test
    void anInvalidStoppedRunSaysSo() throws IOException {
        GoldenFile.assertMatches(
                "run.invalid.incomplete.md",
                MarkdownReport.of(new ShopRun().invalid().stopped().build()));
    }

    @Test
    void whyARunIsNotJudgedIsNotRepeatedInEveryRow() {
        String text = MarkdownReport.of(new ShopRun().invalid().stopped().build());

        assertThat(text)
                .contains("the run was stopped before its window ended", "| not judged |")
                .doesNotContain("Not judged, the run is not valid");
    }

    @Test
    void nothingFromOutsideActs() {
        String name = "a|b `x` <script>alert(1)</script> @everyone ![i](http://h/i) #12\n| fake | row |\u202E";

        String text = MarkdownReport.of(new ShopRun().named(name).build());

        String outsideCode = text.replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
        assertThat(outsideCode)
                .doesNotContain("<script", "@everyone", "\u202E")
                .doesNotContainPattern("(?<!\\\\)#12")
                .doesNotContainPattern("(?<!\\\\)\\]\\(http");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("| fake"));
        long columns = 8;
        assertThat(text.lines().filter(line -> line.contains("5,512 |")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.split("(?<!\\\\)\\|", -1)).hasSize((int) columns + 2));
    }

    @Test
    void aHugeRunStillFitsAComment() {
        RunReport run = new ShopRun().named("n".repeat(10_000)).build();
        RunMeasurement one = run.measurement();
        List<EndpointMeasurement> many =
                Collections.nCopies(2000, one.endpoints().get(0));
        var huge = new RunMeasurement(
                one.id(), one.started(), one.window(), true, one.environment(), many, one.instance(), one.selfCheck());

        String text = MarkdownReport.of(new RunReport(
                run.service(),
                run.config(),
                huge,
                run.verdict(),
                run.baselineId(),
                run.gates(),
                run.diagnosis(),
                run.profiler(),
                run.profiles(),
                run.timelines(),
                run.notes()));

        assertThat(text.length()).isLessThan(60_000);
        assertThat(text).contains("more lines would not fit");
    }
}

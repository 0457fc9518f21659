package dev.headroom.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.Diagnosis;
import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.report.FindingsReport;
import dev.headroom.report.GateReport;
import dev.headroom.report.LoadSummary;
import dev.headroom.report.RunReport;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.ShopRun;
import dev.headroom.report.internal.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextReportTest {

    private static final Path FOLDER = Path.of("headroom-runs", "shop-2026-01-31-1200");

    static List<String> hostileNames() {
        return List.of(
                "<script>alert(1)</script>",
                "a|b|c",
                "two\nlines\r\nand\ttabs",
                "\u202Egnp.exe\u2066",
                "\u001b[2J\u001b[31mred",
                "x".repeat(10_000),
                "界".repeat(300),
                "",
                "\uD800 alone");
    }

    @Test
    void aRunFitsOneScreen() throws IOException {
        GoldenFile.assertMatches("run.fail.text", TextReport.of(ShopRun.report(), FOLDER, Palette.PLAIN));
    }

    @Test
    void coloursNeverMoveAColumn() throws IOException {
        String plain = TextReport.of(ShopRun.report(), FOLDER, Palette.PLAIN);
        String coloured = TextReport.of(ShopRun.report(), FOLDER, Palette.ANSI);

        GoldenFile.assertMatches("run.fail.ansi.text", coloured);
        assertThat(coloured).contains("\u001b[31m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9]+m", "")).isEqualTo(plain);
    }

    @Test
    void anInvalidStoppedRunSaysSo() throws IOException {
        String text = TextReport.of(new ShopRun().invalid().stopped().build(), FOLDER, Palette.PLAIN);

        GoldenFile.assertMatches("run.invalid.incomplete.text", text);
        assertThat(text).contains("INVALID", "incomplete", "generator-bound", "it was the bottleneck");
    }

    @Test
    void aPercentileThatSoFewRequestsCannotBoundIsNotPrinted() {
        String text = TextReport.of(ShopRun.report(), FOLDER, Palette.PLAIN);

        assertThat(text)
                .containsPattern("POST /import .* 100 ms +n<299 +n<2,995")
                .contains("n too small");
    }

    @Test
    void nothingIsShownOnlyBecauseThereIsNoDiagnosisAndNoGate() {
        RunReport run = ShopRun.report();
        var bare = new RunReport(
                run.service(),
                run.config(),
                run.measurement(),
                run.verdict(),
                run.baselineId(),
                List.of(),
                Diagnosis.none("Not profiled: no permission."),
                "none",
                List.of(),
                List.of(),
                List.of());

        String text = TextReport.of(bare, FOLDER, Palette.PLAIN);

        assertThat(text).contains("Not profiled: no permission.", "none are set", "Findings  none", "not known");
    }

    @ParameterizedTest
    @MethodSource("hostileNames")
    void noNameBreaksALineOrReachesTheTerminalRaw(String name) {
        String text = TextReport.of(new ShopRun().named(name).build(), FOLDER, Palette.PLAIN);

        assertThat(text.lines())
                .allSatisfy(line -> assertThat(VisibleText.width(line)).isLessThanOrEqualTo(120));
        assertThat(text.replace("\n", "").codePoints())
                .noneMatch(point -> Character.getType(point) == Character.CONTROL
                        || Character.getType(point) == Character.FORMAT
                        || Character.getType(point) == Character.SURROGATE);
        assertThat(text.lines().count()).isLessThan(60);
    }

    @Test
    void gatesAreListedWorstFirst() throws IOException {
        RunReport run = ShopRun.report();
        var report = new GateReport("shop-2026-01-31-1200", run.baselineId(), run.verdict(), run.gates());

        GoldenFile.assertMatches("gate.fail.text", GatesText.of(report, Palette.PLAIN));
    }

    @Test
    void allEvidenceIsListedForFindingsAlone() throws IOException {
        GoldenFile.assertMatches(
                "findings.text",
                FindingsText.of(
                        FindingsReport.of(
                                ShopRun.report().diagnosis().findings(), false, 0, Optional.empty(), Optional.empty()),
                        Palette.PLAIN));
    }

    @Test
    void loadAloneShowsBothTimesAndItsOwnLateness() throws IOException {
        GoldenFile.assertMatches("load.text", LoadText.of(ShopRun.load(), Palette.PLAIN));
    }

    @Test
    void aLoadWithoutAnAnswerShowsDashesNotZeros() {
        LoadSummary load = ShopRun.load();
        EndpointMeasurement never = load.endpoints().get(3);
        var silent = new LoadSummary(
                load.target(),
                load.protocol(),
                List.of(never),
                PercentileSummary.empty(),
                PercentileSummary.empty(),
                PercentileSummary.empty(),
                load.selfCheck());

        assertThat(LoadText.of(silent, Palette.PLAIN)).containsPattern("response time +0 +– +– +– +– +–");
    }

    @Test
    void topFramesCarryTheirShareWithItsInterval() throws IOException {
        TopFrames top = TopFrames.of(ShopRun.report().profiles().get(0), TopFrames.By.SELF);

        GoldenFile.assertMatches("profile.cpu.self.text", TopFramesText.of(top, 3, Palette.PLAIN));
        GoldenFile.assertMatches("profile.cpu.self.all.text", TopFramesText.of(top, 0, Palette.PLAIN));
    }

    @Test
    void anEmptyProfileIsSaidNotDrawn() {
        var empty = new Profile(SampleType.CPU, new StackTable());

        String text = TopFramesText.of(TopFrames.of(empty, TopFrames.By.SELF), 20, Palette.PLAIN);

        assertThat(text).contains("no samples");
    }
}

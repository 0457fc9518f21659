package dev.headroom.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.finding.FindingLevel;
import dev.headroom.gate.finding.SeenFinding;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.report.ReportException;
import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.StoredRun.FindingKey;
import dev.headroom.report.UnfitBaselineException;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.fixture.ShopRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {

    private final Path temporary;

    RunFolderTest(@TempDir Path temporary) {
        this.temporary = temporary;
    }

    @Test
    void whatWasWrittenIsReadBack() throws ReportException, IOException {
        Path folder = temporary.resolve("runs/one");
        RunReport report = ShopRun.report();

        RunFolder run = RunFolder.create(folder);
        Files.writeString(run.path(RunFolder.RECORDING), "a recording");
        run.finish(report);

        StoredRun stored = RunFolder.open(folder);
        assertThat(stored.measurement()).isEqualTo(report.measurement());
        assertThat(stored.verdict()).isEqualTo(report.verdict());
        assertThat(stored.config()).isEqualTo(report.config());
        assertThat(stored.findings())
                .first()
                .isEqualTo(new FindingKey("n-plus-one-queries", ShopRun.ORDERS, "dev.shop.Orders.linesOf"));
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json",
                            "findings.json",
                            "report.md",
                            "recording.jfr",
                            "cpu.pb.gz",
                            "wall.pb.gz",
                            "alloc.pb.gz");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>|\n\u202E\u0000\"\\", "界", ""})
    void aHostileNameIsReadBackAsItWas(String name) throws ReportException {
        RunReport report = new ShopRun().named(name).build();

        RunFolder.create(temporary).finish(report);

        assertThat(RunFolder.open(temporary).measurement()).isEqualTo(report.measurement());
    }

    @Test
    void aFolderThatHoldsAnythingIsRefused() throws IOException {
        Files.writeString(temporary.resolve("notes.txt"), "mine");

        assertThatThrownBy(() -> RunFolder.create(temporary))
                .isInstanceOf(RunNotWrittenException.class)
                .hasMessageContaining(temporary.toString())
                .hasMessageContaining("--out");
        assertThat(temporary.resolve("run.json")).doesNotExist();
    }

    @Test
    void aFileInThePlaceOfAFolderIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("run"), "");

        assertThatThrownBy(() -> RunFolder.create(file)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> RunFolder.create(file.resolve("below")))
                .isInstanceOf(RunNotWrittenException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> RunFolder.open(file)).hasMessageContaining("a run is a folder");
    }

    @Test
    void aRunThatMeasuredNothingSaysWhy() throws ReportException {
        RunFolder.create(temporary).abandon("the service never became ready");

        assertThatThrownBy(() -> RunFolder.open(temporary))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("the service never became ready");
    }

    @Test
    void aStoppedRunCanBeReadButIsNoBaseline() throws ReportException {
        RunFolder.create(temporary).finish(new ShopRun().stopped().build());

        assertThat(RunFolder.open(temporary).measurement().complete()).isFalse();
        assertThatThrownBy(() -> RunFolder.openBaseline(temporary))
                .isInstanceOf(UnfitBaselineException.class)
                .hasMessageContaining("stopped before its window ended")
                .hasMessageContaining("cannot be a baseline");
    }

    @Test
    void anInvalidRunIsNoBaseline() throws ReportException {
        RunFolder.create(temporary).finish(new ShopRun().invalid().build());

        assertThatThrownBy(() -> RunFolder.openBaseline(temporary)).hasMessageContaining("bottleneck");
    }

    @Test
    void aRunWithErrorsIsNoBaseline() throws ReportException {
        RunFolder.create(temporary).finish(ShopRun.report());

        assertThatThrownBy(() -> RunFolder.openBaseline(temporary))
                .isInstanceOf(UnfitBaselineException.class)
                .hasMessageContaining("38 of 2,400 requests of POST /orders failed")
                .hasMessageContaining("without errors");
    }

    @Test
    void errorsWithinTheirBudgetAreWhatWasPromised() throws ReportException {
        RunFolder.create(temporary)
                .finish(new ShopRun().errorBudget(Verdict.PASS).build());

        assertThat(RunFolder.openBaseline(temporary).errorBudgetsKept()).containsExactly("POST /orders");
    }

    @Test
    void errorsBeyondTheirBudgetAreNot() throws ReportException {
        RunFolder.create(temporary)
                .finish(new ShopRun().errorBudget(Verdict.FAIL).build());

        assertThatThrownBy(() -> RunFolder.openBaseline(temporary)).isInstanceOf(UnfitBaselineException.class);
    }

    @Test
    void requestsThatTheWindowsEndCutOffAreNoErrors() throws ReportException {
        RunFolder.create(temporary)
                .finish(new ShopRun()
                        .errors(Map.of(RequestOutcome.UNFINISHED, 4L))
                        .build());

        assertThat(RunFolder.openBaseline(temporary).failures()).isEmpty();
    }

    @Test
    void whatWasFoundIsReadBackAsAGateSeesIt() throws ReportException {
        RunFolder.create(temporary).finish(ShopRun.report());

        assertThat(RunFolder.open(temporary).seen())
                .isEqualTo(SeenFindings.of(List.of(new SeenFinding(
                        "n-plus-one-queries",
                        FindingLevel.ARCHITECTURE,
                        true,
                        ShopRun.ORDERS,
                        "dev.shop.Orders.linesOf",
                        48))));
    }

    @Test
    void aRunFromBeforeStartUpAndGatesWereKeptIsStillRead() throws ReportException, IOException {
        RunReport report = new ShopRun().errors(Map.of()).build();
        RunFolder.create(temporary).finish(report);
        Path file = temporary.resolve("run.json");
        ObjectNode run = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        ((ObjectNode) run.get("instance")).remove("startupNanos");
        run.remove(List.of("gates", "profiler"));
        Files.writeString(file, run.toString());

        StoredRun old = RunFolder.openBaseline(temporary);

        assertThat(old.measurement()).isEqualTo(report.measurement());
        assertThat(old.seen().looked()).isFalse();
    }

    @Test
    void findingsFromBeforeTheyHadFramesAndFurtherGainsAreStillJudged() throws ReportException, IOException {
        RunFolder.create(temporary).finish(ShopRun.report());
        Path file = temporary.resolve("findings.json");
        ObjectNode findings = (ObjectNode) new ObjectMapper().readTree(file.toFile());
        findings.path("findings").forEach(finding -> ((ObjectNode) finding)
                .remove(List.of("title", "evidence", "predictedGain", "otherGains", "fix", "frames")));
        Files.writeString(file, findings.toString());

        assertThat(RunFolder.open(temporary).seen().findings()).hasSize(1);
    }

    @Test
    void aCompleteRunIsABaseline() throws ReportException {
        RunFolder.create(temporary).finish(new ShopRun().errors(Map.of()).build());

        assertThat(RunFolder.openBaseline(temporary).measurement().complete()).isTrue();
    }

    @Test
    void aRunCutAnywhereIsNeverTakenForWhole() throws ReportException, IOException {
        RunFolder.create(temporary).finish(ShopRun.report());
        Path file = temporary.resolve("run.json");
        byte[] whole = Files.readString(file).stripTrailing().getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length += 41) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> RunFolder.open(temporary))
                    .isInstanceOf(UnreadableRunException.class)
                    .hasMessageContaining("run.json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "\"schemaVersion\" : 1;\"schemaVersion\" : 2;schemaVersion;newer",
                "\"schemaVersion\" : 1;\"version\" : 1;schemaVersion;no run of Headroom",
                "\"p95\" : 40000000;\"p95\" : 1;endpoints[0].responseTime.p50;contradict",
                "\"p95\" : 40000000;\"p95\" : \"fast\";endpoints[0].responseTime.p95;no whole number",
                "\"timeout\" : 12;\"time-out\" : 12;endpoints[1].errorsByKind.time-out;not one of",
                "\"timeout\" : 12;\"timeout\" : 99999;endpoints[1].errorsByKind;contradicts",
                "\"verdict\" : \"fail\";\"verdict\" : \"fine\";verdict;pass, inconclusive, fail, invalid",
                "2026-01-31T12:00:00.123456789Z;yesterday;started;no instant",
                "\"cpus\" : 2;\"cpus\" : 2, \"cpus\" : 3;line;not whole JSON"
            })
    void aDamagedFileIsNamedWithItsPlace(String written, String damaged, String place, String problem)
            throws ReportException, IOException {
        RunFolder.create(temporary).finish(ShopRun.report());
        Path file = temporary.resolve("run.json");
        Files.writeString(file, Files.readString(file).replace(written, damaged));

        assertThatThrownBy(() -> RunFolder.open(temporary))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(place)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "not json", "{}", "\u0000\u0001", "{\"schemaVersion\":1}"})
    void aForeignFileIsRefused(String content) throws IOException {
        Files.writeString(temporary.resolve("run.json"), content);

        assertThatThrownBy(() -> RunFolder.open(temporary)).isInstanceOf(UnreadableRunException.class);
    }

    @Test
    void aFolderWithoutARunIsNamed() {
        List.of(temporary, temporary.resolve("none")).forEach(folder -> assertThatThrownBy(() -> RunFolder.open(folder))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("Give the folder of a run"));
    }
}

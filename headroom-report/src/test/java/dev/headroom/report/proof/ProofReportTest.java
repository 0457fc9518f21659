package dev.headroom.report.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.report.fixture.CalibratedMachine;
import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.ProvenShop;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.text.Palette;
import dev.headroom.report.text.TextReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people and programs read of a proof. */
class ProofReportTest {

    private static final Path FOLDER = Path.of("headroom-runs/20260131-120000-proof");

    private static String text(ProofReport report) {
        return TextReport.of(report, FOLDER, Palette.PLAIN);
    }

    @Test
    void predictedStandsBesideMeasured() throws IOException {
        String text = text(ProvenShop.report(3));

        GoldenFile.assertMatches("proof.text", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    }

    @Test
    void programsReadTheSame() throws IOException {
        GoldenFile.assertMatches("proof.json", RunJson.of(ProvenShop.report(3)));
    }

    @Test
    void aChangeAsAWholeShowsWhatWasRepairedItsLimitsAndEverythingElse() throws IOException {
        String text = text(ProvenShop.whole());

        GoldenFile.assertMatches("proof.whole.text", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        GoldenFile.assertMatches("proof.whole.json", RunJson.of(ProvenShop.whole()));
    }

    @Test
    void aMachineIsTold() throws IOException {
        GoldenFile.assertMatches("calibration.text", TextReport.of(CalibratedMachine.report(), FOLDER, Palette.PLAIN));
        GoldenFile.assertMatches("calibration.json", RunJson.of(CalibratedMachine.report()));
    }

    @Test
    void coloursChangeNothingButColours() {
        String painted = TextReport.of(ProvenShop.report(3), FOLDER, Palette.ANSI);

        assertThat(painted).contains("\u001b[");
        assertThat(painted.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(text(ProvenShop.report(3)));
    }

    @Test
    void aProofThatWasStoppedSaysHowFarItCame() throws IOException {
        assertThat(text(ProvenShop.report(1)))
                .contains("incomplete: 1 of 3 blocks were measured", "one block does not");
        JsonNode json = new ObjectMapper().readTree(RunJson.of(ProvenShop.report(1)));
        assertThat(json.path("complete").asBoolean()).isFalse();
        assertThat(json.path("verdict").asText()).isEqualTo("cannot-tell");
        assertThat(json.path("blocksNeeded").asInt()).isPositive();
    }

    @Test
    void aProofWithoutABlockHasNoVerdict() throws IOException {
        ProofReport nothing = ProvenShop.report(0);

        assertThat(text(nothing)).contains("Verdict  none", "no block was finished");
        assertThat(new ObjectMapper()
                        .readTree(RunJson.of(nothing))
                        .path("verdict")
                        .isNull())
                .isTrue();
    }

    @Test
    void whereNothingWasPredictedNothingIsCovered() throws IOException {
        assertThat(text(ProvenShop.unfound())).contains("nothing of this rule, in 3 runs before", "CANNOT TELL");
        JsonNode json = new ObjectMapper().readTree(RunJson.of(ProvenShop.unfound()));
        assertThat(json.path("location").isNull()).isTrue();
        assertThat(json.path("metrics"))
                .allMatch(metric -> metric.path("covered").isNull());
    }

    @Test
    void aReportCannotBeCompleteWithoutAProof() {
        ProofReport shop = ProvenShop.report(0);

        assertThatThrownBy(() -> new ProofReport(
                        shop.target(),
                        List.of(),
                        shop.before(),
                        shop.after(),
                        shop.window(),
                        shop.looks(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        true,
                        List.of()))
                .hasMessageContaining("has been judged");
    }
}

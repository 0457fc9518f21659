package dev.headroom.report.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.report.fixture.GoldenFile;
import dev.headroom.report.fixture.KeptShop;
import dev.headroom.report.json.GatesJson;
import dev.headroom.report.text.GatesText;
import dev.headroom.report.text.Palette;
import org.junit.jupiter.api.Test;

/** What people and programs read of several runs against several baselines. */
class KeptReportTest {

    @Test
    void peopleReadThePairsTheLimitsWhatIsTooFineAndThatNothingWasConfirmed() throws Exception {
        String text = GatesText.of(KeptShop.report(), Palette.PLAIN);

        GoldenFile.assertMatches("gate.blocks.text", text);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text).contains("not confirmed on fresh blocks", "Limits below what is seen here");
    }

    @Test
    void programsReadTheSame() throws Exception {
        GoldenFile.assertMatches("gate.blocks.json", GatesJson.of(KeptShop.report()));
    }
}

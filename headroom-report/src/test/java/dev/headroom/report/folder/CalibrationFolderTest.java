package dev.headroom.report.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.gate.calibration.CalibratedMetric;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.metric.Metric;
import dev.headroom.report.ReportException;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.fixture.CalibratedMachine;
import dev.headroom.report.fixture.ProvenShop;
import dev.headroom.report.fixture.ShopRun;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.MetricNoise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code calibrate} wrote is read back, and anything else is refused with its place. */
class CalibrationFolderTest {

    @TempDir
    private Path temporary;

    private Path written() throws ReportException {
        Path folder = temporary.resolve("calibration");
        CalibrationFolder.create(folder).write(CalibratedMachine.report());
        return folder.resolve(CalibrationFolder.CALIBRATION_JSON);
    }

    @Test
    void theNoiseOfEveryMetricIsReadBackFromTheFileOrItsFolder() throws ReportException {
        CalibrationReport report = CalibratedMachine.report();
        Path file = written();

        Calibration read = CalibrationFolder.open(file);

        assertThat(read.service()).isEqualTo("headroom.yml");
        assertThat(read.environment()).isEqualTo(ShopRun.report().measurement().environment());
        assertThat(read.window()).isEqualTo(Duration.ofSeconds(10));
        assertThat(read.blocks()).isEqualTo(6);
        assertThat(read.metrics())
                .extracting(CalibratedMetric::noise)
                .isEqualTo(report.metrics().stream().map(MetricNoise::noise).toList());
        assertThat(read.metrics()).extracting(CalibratedMetric::metric).contains(Metric.RESPONSE_P95, Metric.HEAP_LIVE);
        assertThat(CalibrationFolder.open(file.resolveSibling(""))).isEqualTo(read);
    }

    @Test
    void oneThatDidNotComeToItsEndIsRefusedWithTheReason() throws ReportException {
        Path folder = temporary.resolve("abandoned");
        CalibrationFolder.create(folder).abandon("the service died");

        assertThatThrownBy(() -> CalibrationFolder.open(folder))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("complete: is false: the service died")
                .hasMessageContaining("Calibrate again");
    }

    @Test
    void aFileCutAnywhereIsNeverTakenForWhole() throws ReportException, IOException {
        Path file = written();
        byte[] whole = Files.readString(file).stripTrailing().getBytes(StandardCharsets.UTF_8);

        for (int length = 0; length < whole.length; length += 97) {
            Files.write(file, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> CalibrationFolder.open(file))
                    .isInstanceOf(UnreadableRunException.class)
                    .hasMessageContaining("calibration.json");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                "\"schemaVersion\" : 1;\"schemaVersion\" : 2;schemaVersion;newer",
                "\"complete\" : true;\"complete\" : false;complete;is false",
                "\"blocks\" : 6,;\"blocks\" : 1,;blocks;is 1, and noise is told by 2 to",
                "\"windowNanos\" : 10000000000;\"windowNanos\" : -1;windowNanos;a window has a length",
                "\"metric\" : \"p(50)\";\"metric\" : \"p(5O)\";metrics[0].metric;is 'p(5O)', which is none",
                "\"metric\" : \"p(50)\";\"metric\" : \"p(95)\";metrics[3].metric;for a second time",
                "\"best\" : 0.008954691999061232;\"best\" : -1;metrics[0].deviation;no deviation",
                "\"best\" : 0.008954691999061232;\"best\" : 900;metrics[0].deviation;no deviation",
                "\"best\" : 0.008954691999061232;\"best\" : \"small\";metrics[0].deviation.best;no number",
                "\"high\" : 0.021962402860039094;\"high\" : 1e999;metrics[0].deviation;no deviation",
                "\"cpus\" : 2;\"cpus\" : \"two\";environment.cpus;no whole number"
            })
    void anAbsurdOneIsNamedWithItsPlace(String written, String damaged, String place, String problem)
            throws ReportException, IOException {
        Path file = written();
        String whole = Files.readString(file);
        assertThat(whole).contains(written);
        Files.writeString(file, whole.replace(written, damaged));

        assertThatThrownBy(() -> CalibrationFolder.open(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(place)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "not json", "{}", "\u0000\u0001", "{\"schemaVersion\":1}"})
    void aForeignFileIsRefused(String content) throws IOException {
        Path file = Files.writeString(temporary.resolve("calibration.json"), content);

        assertThatThrownBy(() -> CalibrationFolder.open(file))
                .isInstanceOf(UnreadableRunException.class)
                .hasMessageContaining("Calibrate again, or give another calibration.json.");
    }

    @Test
    void otherFilesOfOursAreNoCalibrations() throws IOException {
        for (String other : List.of(RunJson.of(ProvenShop.whole()), RunJson.of(ShopRun.report()))) {
            Path file = Files.writeString(temporary.resolve("other.json"), other);

            assertThatThrownBy(() -> CalibrationFolder.open(file))
                    .isInstanceOf(UnreadableRunException.class)
                    .hasMessageContaining("falseAlarmsPerBuild: is missing, so headroom calibrate did not write it");
        }
    }

    @Test
    void aFileThatIsNotThereIsLookedForInAFolder() {
        assertThatThrownBy(() -> CalibrationFolder.open(temporary))
                .hasMessageContaining("does not exist")
                .hasMessageContaining("or its folder");
    }
}

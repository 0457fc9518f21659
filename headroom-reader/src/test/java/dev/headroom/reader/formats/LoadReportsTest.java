package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.LoadModel;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedLoad.WarmupPart;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import dev.headroom.reader.MalformedRecordingException;
import dev.headroom.reader.TruncatedRecordingException;
import dev.headroom.reader.UnsupportedFormatException;
import dev.headroom.reader.load.LoadReports;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What each tool's file says, and what it leaves open. */
class LoadReportsTest {

    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private static ReportedLoad read(String text) throws IOException {
        return LoadReports.read("-", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(String name) throws IOException {
        try (InputStream in = LoadReportsTest.class.getResourceAsStream("/load/" + name)) {
            return new String(java.util.Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long millis(ReportedTimes times, Percentile percentile) {
        return Math.round(times.nanosAt(percentile).orElseThrow() / 1e6);
    }

    @Test
    void wrkWaitsForItsAnswersAndCountsFromTheSend() throws IOException {
        ReportedLoad wrk = read(text("wrk-latency.txt"));

        assertThat(wrk.tool()).isEqualTo("wrk");
        assertThat(wrk.target()).isEqualTo("http://127.0.0.1:18099/orders");
        assertThat(wrk.model()).isEqualTo(LoadModel.closed(4));
        assertThat(wrk.requests()).hasValue(2069);
        assertThat(wrk.errorsByKind()).isEqualTo(Map.of("status", 41L));
        assertThat(wrk.achievedRate()).hasValue(685.55);
        assertThat(wrk.windowIfKnown()).hasValue(Duration.ofMillis(3020));
        assertThat(wrk.headline().kind()).isEqualTo(TimeKind.SERVICE_TIME);
        assertThat(wrk.headline().population()).isEqualTo(Population.ALL);
        assertThat(wrk.headline().nanosAt(Percentile.P50)).hasValue(3_540_000);
        assertThat(wrk.headline().nanosAt(Percentile.P99)).hasValue(303_060_000);
        assertThat(wrk.headline().nanosAt(Percentile.P95)).isEmpty();
        assertThat(wrk.warmup()).isEqualTo(WarmupPart.INCLUDED);
    }

    @Test
    void wrkWithoutItsOptionTellsOnlyAMeanAndAMaximum() throws IOException {
        ReportedLoad wrk = read(text("wrk.txt"));

        assertThat(wrk.headline().percentiles()).isEmpty();
        assertThat(wrk.headline().maxNanos()).isPresent();
        assertThat(wrk.notes()).anyMatch(note -> note.contains("--latency"));
    }

    @Test
    void wrk2HoldsBothKindsOfTimesAndTheSpectrumBelowThem() throws IOException {
        ReportedLoad wrk2 = read(text("wrk2.txt"));

        assertThat(wrk2.tool()).isEqualTo("wrk2");
        assertThat(wrk2.model().kind()).isEqualTo(LoadModel.Kind.OPEN);
        assertThat(wrk2.connections()).hasValue(50);
        assertThat(wrk2.warmup()).isEqualTo(WarmupPart.EXCLUDED);
        assertThat(wrk2.errorsByKind()).isEqualTo(Map.of("read", 2L, "status", 30L));
        assertThat(wrk2.requests()).hasValue(15_005);
        assertThat(wrk2.times()).hasSize(2);
        ReportedTimes corrected = wrk2.headline();
        assertThat(corrected.kind()).isEqualTo(TimeKind.RESPONSE_TIME);
        assertThat(corrected.count()).hasValue(10_001);
        assertThat(corrected.nanosAt(Percentile.P99)).hasValue(612_350_000);
        assertThat(millis(corrected, Percentile.P95)).isEqualTo(33);
        assertThat(corrected.interval(Percentile.P99))
                .hasValueSatisfying(interval -> assertThat(interval.low()).isLessThan(613e6));
        ReportedTimes uncorrected = wrk2.times().get(1);
        assertThat(uncorrected.kind()).isEqualTo(TimeKind.SERVICE_TIME);
        assertThat(uncorrected.nanosAt(Percentile.P99)).hasValue(9_880_000);
        assertThat(wrk2.notes()).anyMatch(note -> note.contains("timeout 3 times"));
    }

    @Test
    void k6ExportsCountFailuresAsPassesOfTheFailureRate() throws IOException {
        ReportedLoad k6 = read(text("k6-summary-export.json"));

        assertThat(k6.requests()).hasValue(2000);
        assertThat(k6.errors()).hasValue(40);
        assertThat(k6.model().kind()).isEqualTo(LoadModel.Kind.UNKNOWN);
        assertThat(k6.connections()).hasValue(10);
        assertThat(k6.headline().population()).isEqualTo(Population.ALL);
        assertThat(k6.headline().nanosAt(Percentile.P50)).hasValue(2_740_000);
        assertThat(k6.times(TimeKind.SERVICE_TIME, Population.SUCCESSFUL)
                        .orElseThrow()
                        .nanosAt(Percentile.P99))
                .hasValue(119_800_000);
        assertThat(k6.times(TimeKind.SERVICE_TIME, Population.SUCCESSFUL)
                        .orElseThrow()
                        .count())
                .hasValue(1960);
        assertThat(k6.windowIfKnown().orElseThrow()).isBetween(Duration.ofSeconds(30), Duration.ofMillis(30_100));
    }

    @Test
    void whatHandleSummaryWritesTellsTheIterationsThatWereDropped() throws IOException {
        ReportedLoad k6 = read(text("k6-handle-summary.json"));

        assertThat(k6.model().kind()).isEqualTo(LoadModel.Kind.OPEN);
        assertThat(k6.notes()).anyMatch(note -> note.contains("317 iterations"));
        assertThat(k6.headline().population()).isEqualTo(Population.SUCCESSFUL);
        assertThat(k6.headline().count()).hasValue(11_683);
        assertThat(k6.headline().nanosAt(Percentile.P99_9)).hasValue(790_400_000);
        assertThat(k6.windowIfKnown()).hasValue(Duration.ofNanos(30_012_480_000L));
    }

    @Test
    void ohaTakesBadStatusesForSuccessAndHeadroomDoesNot() throws IOException {
        ReportedLoad oha = read(text("oha.json"));

        assertThat(oha.requests()).hasValue(2004);
        assertThat(oha.errors()).hasValue(43);
        assertThat(oha.errorsByKind())
                .isEqualTo(Map.of("status 500", 40L, "connection closed before message completed", 3L));
        assertThat(oha.headline().nanosAt(Percentile.P99_9)).hasValue(401_100_000);
        assertThat(oha.headline().population()).isEqualTo(Population.ALL);
        assertThat(oha.notes()).anyMatch(note -> note.contains("--latency-correction"));
    }

    @Test
    void gatlingsLogsOfThreeLayoutsAreReadRowByRow() throws IOException {
        for (String version : new String[] {"3.9.5", "3.11.5"}) {
            ReportedLoad gatling = read(text("gatling-" + version + ".log"));

            assertThat(gatling.tool()).isEqualTo("Gatling " + version);
            assertThat(gatling.requests()).as(version).hasValue(160);
            assertThat(gatling.errors()).hasValue(3);
            assertThat(gatling.connections().orElseThrow()).isBetween(1L, 80L);
            assertThat(gatling.headline().resolutionNanos()).isEqualTo(1_000_000);
            assertThat(gatling.times(TimeKind.SERVICE_TIME, Population.FAILED)
                            .orElseThrow()
                            .count())
                    .hasValue(3);
        }

        ReportedLoad old = read(text("gatling-3.3.log"));

        assertThat(old.requests()).hasValue(2);
        assertThat(old.errorsByKind()).containsKey("status.find.is(200), but actually found 500");
        assertThat(old.connections()).hasValue(2);
        assertThat(old.times(TimeKind.SERVICE_TIME, Population.SUCCESSFUL)
                        .orElseThrow()
                        .maxNanos()
                        .orElseThrow())
                .isBetween(12_000_000L, 12_020_000L);
        assertThat(old.notes()).anyMatch(note -> note.contains("1 errors of the simulation"));
    }

    @Test
    void jmetersRowsAreTheSameAsCsvAndAsXml() throws IOException {
        ReportedLoad csv = read(text("jmeter-5.6.3.csv.jtl"));
        ReportedLoad xml = read(text("jmeter-5.6.3.xml.jtl"));

        assertThat(csv.requests()).hasValue(160);
        assertThat(csv.errorsByKind()).isEqualTo(Map.of("500", 3L));
        assertThat(csv.model()).isEqualTo(LoadModel.closed(4));
        assertThat(csv.headline().maxNanos().orElseThrow() / 1_000_000).isEqualTo(749);
        assertThat(csv.notes()).anyMatch(note -> note.contains("4 samples opened one"));
        assertThat(xml.requests()).hasValue(160);
        assertThat(xml.errorsByKind()).isEqualTo(Map.of("500", 4L));
        assertThat(xml.headline().maxNanos().orElseThrow() / 1_000_000).isEqualTo(86);
    }

    @Test
    void aSampleInsideASampleIsAPartOfIt() throws IOException {
        ReportedLoad xml = read("<?xml version=\"1.0\"?>\n<testResults version=\"1.2\">\n"
                + "<httpSample t=\"9\" ts=\"1000\" s=\"true\" lb=\"page\" na=\"2\">"
                + "<httpSample t=\"4\" ts=\"1000\" s=\"true\" lb=\"image\" na=\"2\"/></httpSample>\n"
                + "<sample t=\"7\" ts=\"1010\" s=\"false\" lb=\"other\" na=\"3\"/>\n</testResults>\n");

        assertThat(xml.requests()).hasValue(2);
        assertThat(xml.errors()).hasValue(1);
        assertThat(xml.connections()).hasValue(3);
    }

    @Test
    void aRowOfCsvMayGoOnInTheNextLine() throws IOException {
        ReportedLoad csv = read("timeStamp,elapsed,label,responseCode,success,failureMessage\n"
                + "1000,5,\"a, \"\"b\"\"\",200,true,\n1006,7,c,500,false,\"first\nsecond\"\n1020,x,c,200,true,\n");

        assertThat(csv.requests()).hasValue(2);
        assertThat(csv.errorsByKind()).isEqualTo(Map.of("500", 1L));
        assertThat(csv.notes()).anyMatch(note -> note.contains("1 row was left out, the first at line 5"));
    }

    @Test
    void aLogThatIsCutInsideARowSaysSo() throws IOException {
        String whole = text("gatling-3.9.5.log");

        ReportedLoad cut = read(whole.substring(0, whole.length() / 2));

        assertThat(cut.requests().orElseThrow()).isLessThan(160);
        assertThat(cut.notes()).anyMatch(note -> note.contains("ends inside a row"));
    }

    @Test
    void headroomsOwnResultHoldsEverything() throws IOException {
        ReportedLoad own = read(text("headroom-result.json"));
        ReportedLoad printed = read(text("headroom-printed.json"));
        MeasuredLoad measured = LoadReports.readMeasured(
                "-", new ByteArrayInputStream(text("headroom-result.json").getBytes(StandardCharsets.UTF_8)));

        assertThat(own.model().kind()).isEqualTo(LoadModel.Kind.OPEN);
        assertThat(own.headline().kind()).isEqualTo(TimeKind.RESPONSE_TIME);
        assertThat(own.headline().histogramIfKept()).isPresent();
        assertThat(own.selfCheckIfAny()).isPresent();
        assertThat(OptionalLong.of(measured.requests())).isEqualTo(own.requests());
        assertThat(measured.responseTimes().count() + measured.errors()).isEqualTo(measured.requests());
        assertThat(printed.headline().percentiles()).isEqualTo(own.headline().percentiles());
        assertThat(printed.model()).isEqualTo(own.model());
        assertThat(printed.headline().histogramIfKept()).isEmpty();
    }

    @Test
    void aResultWithoutHistogramsCannotBeMergedAndSaysWhatToKeep() {
        assertThatThrownBy(() -> LoadReports.readMeasured(
                        "-",
                        new ByteArrayInputStream(text("headroom-printed.json").getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("--out FILE");
        assertThatThrownBy(() -> LoadReports.readMeasured(
                        "-", new ByteArrayInputStream(text("wrk.txt").getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContaining("no result of headroom load");
    }

    @Test
    void ourIntervalLogKeepsItsTwoKindsOfTimesApart() throws IOException {
        ReportedLoad log = read(text("headroom.hlog"));

        assertThat(log.headline().kind()).isEqualTo(TimeKind.RESPONSE_TIME);
        assertThat(log.times()).hasSize(2);
        assertThat(log.times().get(1).kind()).isEqualTo(TimeKind.SERVICE_TIME);
        assertThat(log.times().get(1).count()).isEqualTo(log.headline().count());
    }

    @Test
    void theUnitOfAForeignLogIsReadFromItsMaxima() throws IOException {
        ReportedLoad log = read(text("foreign-micros.hlog"));

        assertThat(log.headline().kind()).isEqualTo(TimeKind.UNKNOWN);
        assertThat(log.headline().count()).hasValue(2000);
        assertThat(millis(log.headline(), Percentile.P50)).isEqualTo(5);
        assertThat(log.notes()).anyMatch(note -> note.contains("taken as µs"));
        assertThat(log.requests()).isEmpty();
    }

    @Test
    void packedFilesAreUnpacked() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text("oha.json").getBytes(StandardCharsets.UTF_8));
        }

        ReportedLoad oha = LoadReports.read("-", new ByteArrayInputStream(packed.toByteArray()));

        assertThat(oha.tool()).isEqualTo("oha");
    }

    @Test
    void whatIsNoLoadResultIsRefusedWithTheListOfFormats() {
        assertThatThrownBy(() -> read("hello\n"))
                .isInstanceOf(UnsupportedFormatException.class)
                .hasMessageContainingAll("k6 summary", "JMeter", "Gatling");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> LoadReports.read("/nonexistent", NOTHING)).hasMessageContaining("no such file");
    }

    @Test
    void numbersThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> read("{\"metrics\":{\"http_reqs\":{\"count\":5,\"rate\":1},"
                        + "\"http_req_duration\":{\"med\":9,\"p(95)\":3}}}"))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("Percentiles do not descend");
        assertThatThrownBy(() -> read("Running 1s test @ http://h/\n  1 threads and 1 connections\n"))
                .isInstanceOf(TruncatedRecordingException.class)
                .hasMessageContaining("Requests/sec");
    }

    @Test
    void aRowWithAnAbsurdTimeIsLeftOutAndNotCounted() throws IOException {
        ReportedLoad csv = read(
                """
                timeStamp,elapsed,label,responseCode,success
                1000,5,a,200,true
                9999999999999999,5,a,200,true
                1500,-7,a,200,true
                2000,5,a,200,true
                """);

        assertThat(csv.requests()).hasValue(2);
        assertThat(csv.windowIfKnown()).hasValue(Duration.ofMillis(1005));
        assertThat(csv.notes()).anyMatch(note -> note.contains("2 rows were left out"));
    }

    @Test
    void anXmlFileFetchesNothingAndExpandsNothing() {
        assertThatThrownBy(
                        () -> read(
                                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                                        + "<testResults version=\"1.2\"><sample t=\"1\" ts=\"1\" s=\"true\" lb=\"&a;\"/></testResults>"))
                .isInstanceOf(MalformedRecordingException.class);
    }
}

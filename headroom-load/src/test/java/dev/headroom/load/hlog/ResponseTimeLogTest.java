package dev.headroom.load.hlog;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.ScriptedServer;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTimeLogTest {

    @Test
    void whatWasMeasuredIsReadBackByOurReaderAndByHdrHistograms() throws Exception {
        var out = new ByteArrayOutputStream();
        LoadResult result;
        try (var server = ScriptedServer.start(ScriptedServer.ok());
                var session = LoadSession.open(LoadPlan.of(
                        server.uri(),
                        List.of(
                                EndpointLoad.get("/a/{1..5}"),
                                EndpointLoad.get("/b").withName("b, and ü")),
                        Arrivals.constant(200)))) {
            result = session.measure(Duration.ofMillis(1500), progress -> {});
        }

        ResponseTimeLog.write(result, out);

        Map<String, List<DurationHistogram>> read =
                ResponseTimeLog.readAll(new ByteArrayInputStream(out.toByteArray()));
        assertThat(read).containsOnlyKeys("GET /a/{1..5}", "b, and ü");
        for (EndpointResult endpoint : result.endpoints()) {
            var sum = new DurationHistogram();
            requireNonNull(read.get(endpoint.name())).forEach(sum::add);
            assertThat(read.get(endpoint.name())).hasSize(2);
            assertThat(sum.count()).isEqualTo(endpoint.responseTimes().count());
            assertThat(sum.nanosAt(Percentile.P99))
                    .isEqualTo(endpoint.responseTimes().nanosAt(Percentile.P99));
        }
        long counted = 0;
        try (var reader = new HistogramLogReader(new ByteArrayInputStream(out.toByteArray()))) {
            while (reader.hasNext()) {
                counted += ((Histogram) reader.nextIntervalHistogram()).getTotalCount();
            }
        }
        assertThat(counted).isEqualTo(result.responseTimes().count());
    }

    @Test
    void aDamagedLineIsNamed() {
        String head = "#[Histogram log format version 1.3]\n\"StartTimestamp\",\"Interval_Length\"\n";

        for (String line : List.of("Tag=/a,0.000,1.000,1.0,HISTFgarbage", "Tag=/a,0.000,1.000", "/a,0,1,1.0,HISTF")) {
            byte[] log = (head + line).getBytes(StandardCharsets.UTF_8);

            assertThatThrownBy(() -> ResponseTimeLog.readAll(new ByteArrayInputStream(log)))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("line 3 ");
        }
    }

    @Test
    void hdrHistogramsOwnProcessorReadsEveryTag(@TempDir Path folder) throws Exception {
        LoadResult result;
        try (var server = ScriptedServer.start(ScriptedServer.ok());
                var session = LoadSession.open(
                        LoadPlan.of(server.uri(), List.of(EndpointLoad.get("/a")), Arrivals.constant(200)))) {
            result = session.measure(Duration.ofMillis(1200), progress -> {});
        }
        Path log = folder.resolve("times.hlog");
        try (var out = Files.newOutputStream(log)) {
            ResponseTimeLog.writeAll(result, out);
        }

        assertThat(processed(log, "GET%20/a", folder))
                .contains("Total count    =          " + result.responseTimes().count());
        assertThat(processed(log, "<service-time>GET%20/a", folder))
                .contains("Total count    =          " + result.serviceTimes().count());
        assertThat(processed(log, "<lateness>", folder))
                .contains("Total count    =          " + result.lateness().count());
    }

    /** What {@code java org.HdrHistogram.HistogramLogProcessor -i LOG -tag TAG -o OUTPUT} writes. */
    @SuppressWarnings("DoNotCall") // it is a thread only by descent; here it is the work that is wanted
    private static String processed(Path log, String tag, Path folder) throws Exception {
        Path output = folder.resolve("processed");
        var processor =
                new HistogramLogProcessor(new String[] {"-i", log.toString(), "-tag", tag, "-o", output.toString()});
        processor.start();
        processor.join();
        return Files.readString(folder.resolve("processed.hgrm"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /orders/{id}", "a,b\nc\td", "100% %41 %", "ü€😀", "plain"})
    void tagsHoldNoSeparatorsAndLeadBackToTheName(String name) {
        String tag = ResponseTimeLog.tag(name);

        assertThat(tag).doesNotContainAnyWhitespaces().doesNotContain(",");
        assertThat(ResponseTimeLog.name(tag)).isEqualTo(name);
    }
}

package dev.headroom.reader.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.headroom.profile.Frame;
import dev.headroom.profile.SampleType;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import dev.headroom.reader.Tool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The CPU samples of JDK 25, stack by stack as its own {@code jfr print} shows them. */
class CpuTimeSamplesTest {

    private final Path folder;

    CpuTimeSamplesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyStackWeighsTheSamplingPeriodsThatJfrPrints() throws Exception {
        Path jdk = LiveRecordings.jdk25();
        Path file = new LiveRecordings(folder)
                .byJdk(jdk, "+jdk.CPUTimeSample#enabled=true", "+jdk.CPUTimeSample#throttle=1ms");
        String printed = new Tool(folder)
                .run(
                        jdk.resolve("bin/jfr").toString(),
                        "print",
                        "--json",
                        "--stack-depth",
                        "1000",
                        "--events",
                        "jdk.CPUTimeSample,jdk.CPUTimeSamplesLost",
                        file.toString());
        Map<String, Long> nanos = new TreeMap<>();
        long lost = 0;
        for (JsonNode event : new ObjectMapper().readTree(printed).at("/recording/events")) {
            JsonNode values = event.get("values");
            if (event.get("type").asText().equals("jdk.CPUTimeSample")) {
                long period =
                        Duration.parse(values.get("samplingPeriod").asText()).toNanos();
                nanos.merge(stack(values.get("stackTrace")), period, Long::sum);
            } else {
                lost += values.get("lostSamples").asLong();
            }
        }

        try (Recording recording = Recordings.open(file)) {
            ProfileSet set = recording.readProfiles();

            assertThat(Folded.weights(set.find(SampleType.CPU).orElseThrow(), CpuTimeSamplesTest::line))
                    .isNotEmpty()
                    .isEqualTo(nanos);
            assertThat(set.summary().lostSamples()).isEqualTo(lost);
        }
    }

    private static String line(Frame frame) {
        return frame.name() + ":" + frame.line();
    }

    /** A sample that failed has no stack. */
    private static String stack(JsonNode trace) {
        List<String> outermostFirst = new ArrayList<>();
        for (JsonNode frame : trace.path("frames")) {
            String type = frame.at("/method/type/name").asText().replace('/', '.');
            int line = Math.max(0, frame.get("lineNumber").asInt());
            outermostFirst.add(0, type + "." + frame.at("/method/name").asText() + ":" + line);
        }
        return String.join(";", outermostFirst);
    }
}

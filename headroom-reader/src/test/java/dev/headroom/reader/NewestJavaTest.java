package dev.headroom.reader;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.reader.jfr.LiveRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers under JDK 25. */
class NewestJavaTest {

    @Test
    void everyKeptProfileReadsAsItDoesHere(@TempDir Path folder) throws Exception {
        Path resources = Path.of("src/test/resources").toAbsolutePath();
        Path written = folder.resolve("totals");

        new Tool(folder)
                .run(
                        LiveRecordings.jdk25().resolve("bin/java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FixtureTotals.class.getName(),
                        resources.toString(),
                        written.toString());

        List<String> here = FixtureTotals.of(resources);
        assertThat(here).hasSizeGreaterThan(1000);
        assertThat(Files.readAllLines(written)).isEqualTo(here);
    }
}

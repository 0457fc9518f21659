package dev.headroom.reader.jfr;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.Proportion;
import dev.headroom.profile.StackTable;
import dev.headroom.reader.Recording;
import dev.headroom.reader.Recordings;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What reading needs of the heap follows the distinct stacks, not the length of the file. */
@Timeout(600)
class ReadingMemoryTest {

    private static final int CHUNKS = 2300;

    private final Path folder;

    ReadingMemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void sixtyMegabytesOfFewStacksAreReadInAHeapOfTwelve() throws Exception {
        byte[] chunk = DamagedRecordingTest.fixture("async.jfr");
        Path once = Files.write(folder.resolve("once.jfr"), chunk);
        Path file = folder.resolve("long.jfr");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < CHUNKS; i++) {
                out.write(chunk);
            }
        }
        long events;
        int stacks;
        try (Recording recording = Recordings.open(once)) {
            events = recording.readProfiles().summary().events();
            stacks = recording.stacks().size();
        }

        String printed = readInChild(file, "-Xmx12m");

        assertThat(Files.size(file)).isGreaterThan(60_000_000);
        assertThat(printed.strip())
                .isEqualTo(events * CHUNKS + " events, " + CHUNKS + " chunks, " + stacks + " stacks");
    }

    private String readInChild(Path file, String heap) throws Exception {
        String classPath = Stream.of(
                        ReadInSmallHeap.class,
                        Recordings.class,
                        StackTable.class,
                        Proportion.class,
                        ZstdInputStream.class)
                .map(ReadingMemoryTest::home)
                .collect(Collectors.joining(File.pathSeparator));
        Path log = folder.resolve("child.log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        ReadInSmallHeap.class.getName(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(500, TimeUnit.SECONDS)).isTrue();
            return text(log);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String text(Path log) throws IOException {
        return Files.readString(log, UTF_8);
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(type + " was loaded from no file", e);
        }
    }
}

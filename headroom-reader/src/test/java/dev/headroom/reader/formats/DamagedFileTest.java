package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every format, cut at its bytes and damaged at random: a typed failure or a result, in a heap of 64 MB and four times
 * the file, before the time is up. {@code -Dheadroom.mutations=100000} damages each file more often, and
 * cuts those of more than a few thousand bytes at every byte, too.
 */
@Execution(ExecutionMode.CONCURRENT) // each case is a process of its own
class DamagedFileTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 2_000);
    /** From so many on, files are cut at every byte, however long they are. */
    private static final int THOROUGH = 100_000;

    private static final long LIMIT_BYTES = 64L << 20;
    /** Far above what reading takes: only a reader that hangs gets there. */
    private static final long LIMIT_MINUTES = 5L + MUTATIONS / 2_000;

    private final Path folder;

    DamagedFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(FormatFixture.class)
    void aFileThatIsCutIsRefusedOrHoldsLess(FormatFixture fixture) throws Exception {
        assertThat(trial(fixture, MUTATIONS < THOROUGH ? "cuts" : "every-cut")).contains(" refused");
    }

    @ParameterizedTest
    @EnumSource(FormatFixture.class)
    void randomDamageEndsInATypedFailureOrAProfileThatCanBeDrawn(FormatFixture fixture) throws Exception {
        String outcome = trial(fixture, Integer.toString(MUTATIONS));

        assertThat(outcome).doesNotContain(" 0 refused");
        System.out.print(outcome);
    }

    /** What the child printed, once it has ended well. */
    private String trial(FormatFixture fixture, String damage) throws IOException, InterruptedException {
        long heap = LIMIT_BYTES + 4L * fixture.bytes().length;
        Path output = folder.resolve("output.txt");
        Path damaged = folder.resolve("damaged");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap / 1024 + "k",
                "-XX:MaxDirectMemorySize=16m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                DamageTrial.class.getName(),
                fixture.name(),
                damage,
                damaged.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            String printed = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                Path kept = Path.of("target", "damaged-" + fixture).toAbsolutePath();
                Files.write(kept, Files.readAllBytes(damaged));
                throw new AssertionError((ended ? "" : "Hung. ") + "The file is kept as " + kept + "\n" + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}

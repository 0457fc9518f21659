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
 * Every load format, cut and damaged at random: a typed failure or a result, in a heap of 64 MB, before the time is up.
 * {@code -Dheadroom.mutations=100000} damages each file more often.
 */
@Execution(ExecutionMode.CONCURRENT) // each case is a process of its own
class DamagedLoadTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 1_000);
    /** Far above what reading takes: only a reader that hangs gets there. */
    private static final long LIMIT_MINUTES = 5L + MUTATIONS / 2_000;

    private final Path folder;

    DamagedLoadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @EnumSource(LoadFixture.class)
    void damageEndsInATypedFailureOrAResult(LoadFixture fixture) throws Exception {
        String outcome = trial(fixture);

        assertThat(outcome).contains(" refused").doesNotContain(" 0 refused");
        System.out.print(outcome);
    }

    /** What the child printed, once it has ended well. */
    private String trial(LoadFixture fixture) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Path damaged = folder.resolve("damaged");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LoadDamageTrial.class.getName(),
                fixture.name(),
                Integer.toString(MUTATIONS),
                damaged.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
            String printed = Files.readString(output);
            if (!ended || process.exitValue() != 0) {
                Path kept = Path.of("target", "damaged-load-" + fixture).toAbsolutePath();
                Files.write(kept, Files.readAllBytes(damaged));
                throw new AssertionError((ended ? "" : "Hung. ") + "The file is kept as " + kept + "\n" + printed);
            }
            return printed;
        } finally {
            process.destroyForcibly();
        }
    }
}

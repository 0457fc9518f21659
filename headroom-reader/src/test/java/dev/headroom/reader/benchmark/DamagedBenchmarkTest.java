package dev.headroom.reader.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.Percentile;
import dev.headroom.measure.benchmark.BenchmarkMetric;
import dev.headroom.measure.benchmark.BenchmarkRun;
import dev.headroom.reader.ReadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every benchmark format, cut and damaged at random: a typed failure that names file and remedy, or a result that answers.
 * {@code -Dheadroom.mutations=100000} damages each file more often.
 */
class DamagedBenchmarkTest {

    private static final int MUTATIONS = Integer.getInteger("headroom.mutations", 100);

    @TempDir
    private Path scratch;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jmh-avgt.json",
                "jmh-sample.json",
                "hyperfine.json",
                "go-test.txt",
                "google-benchmark.json",
                "pytest-benchmark.json"
            })
    void damageEndsInATypedFailureOrAResult(String name) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of("src/test/resources/benchmark", name));
        var random = new Random(name.hashCode());
        int refused = 0;
        for (int trial = 0; trial < MUTATIONS; trial++) {
            byte[] damaged = trial % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int change = 0; change < trial % 3 && damaged.length > 0; change++) {
                damaged[random.nextInt(damaged.length)] =
                        (byte) (random.nextInt(4) > 0 ? random.nextInt(128) : random.nextInt());
            }
            refused += isRead(damaged) ? 0 : 1;
        }

        assertThat(refused).isPositive();
    }

    private boolean isRead(byte[] bytes) throws IOException {
        Path file = scratch.resolve("damaged");
        Files.write(file, bytes);
        try {
            ask(BenchmarkResults.read(file));
            return true;
        } catch (ReadException e) {
            assertThat(e.remedy()).isNotBlank();
            assertThat(e).hasMessageContaining(file.toString());
            return false;
        }
    }

    private static void ask(BenchmarkRun run) {
        run.benchmarks().forEach(benchmark -> {
            for (BenchmarkMetric metric : benchmark.metrics()) {
                metric.forks().forEach(fork -> {
                    fork.mean();
                    fork.at(Percentile.P95, metric.direction());
                    fork.levels();
                });
            }
        });
    }
}

package dev.headroom.cli.config;

import dev.headroom.measure.Bytes;
import java.time.Duration;
import java.util.Optional;

/**
 * What is profiled while the load runs; empty is off.
 *
 * @param cpuInterval CPU time between two samples of a thread
 * @param allocInterval bytes allocated between two samples
 * @param wallInterval wall time between two samples of a thread
 */
public record ProfileConfig(
        Optional<Duration> cpuInterval, Optional<Bytes> allocInterval, Optional<Duration> wallInterval) {

    public static ProfileConfig standard() {
        return new ProfileConfig(
                Optional.of(Duration.ofMillis(10)),
                Optional.of(Bytes.ofKibibytes(512)),
                Optional.of(Duration.ofMillis(20)));
    }

    public static ProfileConfig off() {
        return new ProfileConfig(Optional.empty(), Optional.empty(), Optional.empty());
    }
}

package dev.headroom.cli.profiler;

import dev.headroom.measure.Bytes;
import java.time.Duration;

/**
 * How often to sample. The defaults cost a busy service about a hundredth of its CPU; finer ones cost more.
 *
 * @param cpu CPU time of a thread between two samples of it
 * @param alloc bytes allocated between two samples
 * @param wall wall-clock time between two samples of a thread, running or not
 */
public record ProfilerSettings(Duration cpu, Bytes alloc, Duration wall) {

    public ProfilerSettings {
        if (cpu.isNegative() || cpu.isZero() || wall.isNegative() || wall.isZero() || alloc.count() == 0) {
            throw new IllegalArgumentException(
                    "Sampling periods are positive, got cpu " + cpu + ", alloc " + alloc + ", wall " + wall);
        }
    }

    public static ProfilerSettings standard() {
        return new ProfilerSettings(Duration.ofMillis(10), Bytes.ofKibibytes(512), Duration.ofMillis(20));
    }
}

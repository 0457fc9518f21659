package dev.headroom.benchmarks.planted.plant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Every so often the control group gets a small quota while a thread computes, so that the kernel stops the whole process until
 * the quota's period is over. Between, it has none: start-up and warm-up are not slowed.
 */
public final class ThrottledBursts implements Plant {

    private static final String QUOTA_MICROS = "20000";
    private static final String PERIOD_MICROS = "100000";
    private static final long BURST_NANOS = 90_000_000;

    private final StallWatch watch;
    private final Timer timer;

    public ThrottledBursts(Bed bed) {
        boolean second = bed.quota().endsWith("cpu.max");
        String small = second ? QUOTA_MICROS + " " + PERIOD_MICROS : QUOTA_MICROS;
        String none = second ? "max " + PERIOD_MICROS : "-1";
        watch = new StallWatch(bed);
        timer = new Timer(bed, () -> {
            write(bed.quota(), small);
            Burn.until(System.nanoTime() + BURST_NANOS);
            write(bed.quota(), none);
        });
    }

    private static void write(Path quota, String value) {
        try {
            Files.writeString(quota, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        timer.close();
        watch.close();
    }
}

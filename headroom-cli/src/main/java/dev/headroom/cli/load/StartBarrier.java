package dev.headroom.cli.load;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.measure.DecimalText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The instant at which several generators begin to measure together, each by its own machine's clock. */
public final class StartBarrier {

    private static final Duration LONGEST_WAIT = Duration.ofHours(24);
    /** Connections are opened this long before they are needed: long enough on a busy machine, too short to be dropped. */
    private static final Duration LEAD = Duration.ofSeconds(3);

    private final InstantSource clock;

    @Option(
            names = "--start-at",
            paramLabel = "INSTANT",
            description = "Begin the measuring window at this instant, such as 2026-01-31T12:00:00Z, and the warm-up"
                    + " before it: for several generators at once.")
    private @Nullable String startAt;

    public StartBarrier() {
        this(InstantSource.system());
    }

    StartBarrier(InstantSource clock) {
        this.clock = clock;
    }

    StartBarrier at(String instant) {
        startAt = instant;
        return this;
    }

    /**
     * Until when to wait before the first connection; empty for not at all.
     *
     * @param warmup load before the window
     */
    public Optional<Instant> opening(Duration warmup) throws CommandFailure {
        if (startAt == null) {
            return Optional.empty();
        }
        Instant first = instant().minus(warmup);
        Duration left = Duration.between(clock.instant(), first);
        if (left.isNegative()) {
            throw CommandFailure.input(
                    "--start-at " + startAt
                            + (warmup.isZero() ? "" : ", less the warm-up,") + " was "
                            + DecimalText.fixed(-left.toMillis() / 1000.0, 1)
                            + " s ago. Name a later instant, and check this machine's clock.",
                    null);
        }
        if (left.compareTo(LONGEST_WAIT) > 0) {
            throw CommandFailure.input(
                    "--start-at " + startAt + " is more than 24 h away. Name an earlier instant.", null);
        }
        return Optional.of(first.minus(LEAD));
    }

    /** When load is sent for the first time; empty for at once. */
    public Optional<Instant> firstLoad(Duration warmup) throws CommandFailure {
        return startAt == null ? Optional.empty() : Optional.of(instant().minus(warmup));
    }

    /** Waits for an instant, unless it is over. */
    public void await(Instant instant) throws InterruptedException {
        var never = new CountDownLatch(1);
        for (Duration left = left(instant); left.toNanos() > 0; left = left(instant)) {
            if (never.await(left.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private Duration left(Instant instant) {
        return Duration.between(clock.instant(), instant);
    }

    private Instant instant() throws CommandFailure {
        try {
            return Instant.parse(String.valueOf(startAt));
        } catch (DateTimeException e) {
            throw CommandFailure.input(
                    "'" + startAt + "' is no instant. Write --start-at like 2026-01-31T12:00:00Z.", e);
        }
    }
}

package dev.headroom.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.cli.invocation.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class StartBarrierTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private static StartBarrier at(String instant) {
        return new StartBarrier(InstantSource.fixed(NOON)).at(instant);
    }

    @Test
    void theWindowBeginsAtTheInstantAndTheWarmUpBeforeIt() throws CommandFailure {
        StartBarrier start = at("2026-01-31T12:01:00Z");

        assertThat(start.firstLoad(Duration.ofSeconds(10))).hasValue(Instant.parse("2026-01-31T12:00:50Z"));
        assertThat(start.firstLoad(Duration.ZERO)).hasValue(Instant.parse("2026-01-31T12:01:00Z"));
        assertThat(start.opening(Duration.ofSeconds(10)).orElseThrow())
                .isBetween(Instant.parse("2026-01-31T12:00:45Z"), Instant.parse("2026-01-31T12:00:50Z"));
    }

    @Test
    void withoutAnInstantNothingIsWaitedFor() throws CommandFailure {
        assertThat(new StartBarrier().opening(Duration.ZERO)).isEmpty();
        assertThat(new StartBarrier().firstLoad(Duration.ZERO)).isEmpty();
    }

    @Test
    void anInstantThatIsOverAlsoForTheWarmUpIsRefused() {
        assertThatThrownBy(() -> at("2026-01-31T11:59:58.5Z").opening(Duration.ZERO))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("was 1.5 s ago");
        assertThatThrownBy(() -> at("2026-01-31T12:00:05Z").opening(Duration.ofSeconds(10)))
                .hasMessageContaining("less the warm-up, was 5.0 s ago");
    }

    @Test
    void anInstantFarAwayOrNoneAtAllIsRefused() {
        assertThatThrownBy(() -> at("2026-02-02T12:00:00Z").opening(Duration.ZERO))
                .hasMessageContaining("24 h");
        assertThatThrownBy(() -> at("noon").opening(Duration.ZERO)).hasMessageContaining("no instant");
    }

    @Test
    void waitingForWhatIsOverReturnsAtOnce() throws InterruptedException {
        at("").await(NOON);
        at("").await(NOON.minusSeconds(5));
    }
}

package dev.headroom.load;

import static dev.headroom.load.LoadSessionTest.measure;
import static dev.headroom.load.LoadSessionTest.plan;
import static dev.headroom.load.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.load.schedule.Schedule;
import dev.headroom.load.schedule.StartsFile;
import dev.headroom.load.schedule.ThinkTime;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.ClientRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules and think times, over sockets. */
class ArrivalModelsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void aReplaySendsEachRequestWhenItWasRecordedAndNoneAfter(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("starts"), "0.1\n100ms\n0.3\n0.35\n");
        try (var server = ScriptedServer.start(ok())) {
            LoadResult result = measure(plan(server.uri(), new Arrivals.Open(StartsFile.read(file))), SECOND);

            assertThat(result.complete()).isTrue();
            assertThat(result.errors()).isZero();
            assertThat(result.log().requests().stream().map(r -> r.intendedNanos() - result.startNanos()))
                    .containsExactly(100_000_000L, 100_000_000L, 300_000_000L, 350_000_000L);
        }
    }

    @Test
    void aScheduleThatChangesIsWarmedUpAtItsFirstRate() throws Exception {
        var steps = new Arrivals.Open(Schedule.steps(List.of(20.0, 400.0), Duration.ofMillis(100)));
        try (var server = ScriptedServer.start(ok());
                var session = LoadSession.open(plan(server.uri(), steps))) {
            long warming = session.warmUp(WarmUp.fixed(SECOND), progress -> {}).requests();
            LoadResult result = session.measure(Duration.ofMillis(200), progress -> {});

            assertThat(warming).isEqualTo(20);
            assertThat(result.requests()).isEqualTo(42);
        }
    }

    @Test
    void usersThinkBetweenAnAnswerAndTheirNextRequest() throws Exception {
        try (var server = ScriptedServer.start(ok())) {
            var arrivals = new Arrivals.Closed(5, ThinkTime.constant(Duration.ofMillis(100)));

            LoadResult result = measure(plan(server.uri(), arrivals), SECOND);

            // Each user begins within its first think time, so it asks 10 times in a second but for what answers take.
            assertThat(result.requests()).isBetween(25L, 50L);
            assertThat(result.errors()).isZero();
            List<Long> firsts = result.log().requests().stream()
                    .limit(5)
                    .map(ClientRequest::intendedNanos)
                    .toList();
            assertThat(firsts).doesNotHaveDuplicates();
            assertThat(firsts.get(4) - result.startNanos()).isLessThanOrEqualTo(100_000_000L);
        }
    }

    @Test
    void exponentialThinkTimesHaveTheirMean() throws Exception {
        var think = ThinkTime.exponential(Duration.ofMillis(50));
        var random = new java.util.SplittableRandom(3);
        double sum = 0;

        for (int i = 0; i < 100_000; i++) {
            sum += think.nextNanos(random);
        }

        assertThat(sum / 100_000 / 1e6).isCloseTo(50, within(1.0));
    }
}

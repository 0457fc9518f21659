package dev.headroom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.MultipleFailuresError;

/** What the repetitions of a test cost: memory, CPU and time. */
final class ExpectedCostsIT {
    private static final int KIBIBYTE = 1024;

    static final class Memory {
        private final AtomicReference<byte[]> kept = new AtomicReference<>(new byte[0]);

        @Test
        @ExpectAllocated(atMost = "65KiB")
        void within() {
            kept.set(new byte[64 * KIBIBYTE]);
        }

        @Test
        @ExpectAllocated(atMost = "63KiB")
        void beyond() {
            kept.set(new byte[64 * KIBIBYTE]);
        }
    }

    @Test
    void theMedianAllocationIsJudgedAndToldWithItsSampleSize() {
        Lesson lesson = Lesson.run(Memory.class);

        assertThat(lesson.green()).containsExactly("within()");
        lesson.assertThatOnlyFailure()
                .hasMessageStartingWith(
                        "allocation: the median of the test's body is 64.0 KiB, expected at most 63.0 KiB"
                                + " (n=20 after 20 of warm-up; least 64.0 KiB, most ")
                .hasMessageEndingWith("on its thread)");
        assertThat(lesson.published("headroom.allocated"))
                .allSatisfy(text -> assertThat(text).startsWith("64.0 KiB (median, n=20"));
    }

    static final class Nothing {
        private final AtomicInteger count = new AtomicInteger();

        @Test
        @ExpectAllocated(atMost = "0B")
        void counts() {
            count.incrementAndGet();
        }
    }

    @Test
    void measuringAddsNothingToABodyThatAllocatesNothing() {
        Lesson lesson = Lesson.run(Nothing.class);

        assertThat(lesson.red()).isEmpty();
    }

    static final class InATask {
        private static final ExecutorService WORKERS = Executors.newFixedThreadPool(1);
        private final AtomicReference<byte[]> kept = new AtomicReference<>(new byte[0]);

        @AfterAll
        static void close() {
            WORKERS.shutdown();
        }

        @Test
        @ExpectAllocated(atMost = "900KiB")
        void allocatesOnAWorker() throws Exception {
            WORKERS.submit(() -> kept.set(new byte[KIBIBYTE * KIBIBYTE])).get();
        }
    }

    @Test
    void whatATaskAllocatesIsItsTests() {
        Lesson.run(InATask.class)
                .assertThatOnlyFailure()
                .hasMessageContaining("is 1.00 MiB, expected at most 900 KiB")
                .hasMessageEndingWith("on its thread and in 1 task)");
    }

    static final class Busy {
        @Test
        @ExpectCpu(atMost = "1ms", warmup = 2, repetitions = 5)
        @ExpectResponse(p50 = "1ms", warmup = 2, repetitions = 5)
        void spins() {
            spin(4_000_000);
        }

        @Test
        @ExpectCpu(atMost = "60s", warmup = 2, repetitions = 5)
        @ExpectResponse(p50 = "60s", warmup = 2, repetitions = 5)
        void hasTime() {
            spin(100_000);
        }
    }

    private static void spin(long nanos) {
        for (long began = System.nanoTime(); System.nanoTime() - began < nanos; ) {
            Thread.onSpinWait();
        }
    }

    @Test
    void timesAreJudgedTogetherAndAFailureIsConfirmedByASecondRound() {
        Lesson lesson = Lesson.run(Busy.class);

        assertThat(lesson.green()).containsExactly("hasTime()");
        lesson.assertThatOnlyFailure()
                .isInstanceOf(MultipleFailuresError.class)
                .hasMessageContaining("CPU time: the median of the test's body is ")
                .hasMessageContaining("response time: p50 is ")
                .hasMessageContaining("expected at most 1.00 ms (n=5 after 2 of warm-up")
                .hasMessageContaining("Confirmed by a second round: p50 ")
                .hasMessageContaining("(n=5 after 7 of warm-up)");
    }

    static final class SlowOnce {
        private final AtomicInteger runs = new AtomicInteger();

        @Test
        @ExpectResponse(p50 = "3ms", warmup = 1, repetitions = 5)
        void slowInTheFirstRound() {
            spin(runs.getAndIncrement() < 6 ? 5_000_000 : 1);
        }
    }

    @Test
    void aFailureThatASecondRoundDoesNotConfirmIsNoneButIsTold() {
        Lesson lesson = Lesson.run(SlowOnce.class);

        assertThat(lesson.red()).isEmpty();
        assertThat(lesson.published("headroom.response"))
                .singleElement()
                .asString()
                .containsPattern("n=5 after 6 of warm-up\\); a first round had p50 [0-9.]+ ms");
    }

    static final class Tail {
        static final AtomicInteger RUNS = new AtomicInteger();

        @BeforeEach
        void reset() {
            RUNS.set(0);
        }

        @Test
        @ExpectResponse(p95 = "60s")
        void asNeeded() {
            RUNS.incrementAndGet();
        }
    }

    @Test
    void aPercentileTakesAsManyRepetitionsAsBoundIt() {
        Lesson lesson = Lesson.run(Tail.class);

        assertThat(lesson.red()).isEmpty();
        assertThat(Tail.RUNS).hasValue(20 + 59);
        assertThat(lesson.published("headroom.response"))
                .singleElement()
                .asString()
                .startsWith("p95 ")
                .contains("n=59");
    }

    static final class Impossible {
        @Test
        @ExpectResponse(p95 = "50ms", repetitions = 10)
        void tooFew() {}

        @Test
        @ExpectResponse
        void noLimit() {}

        @Test
        @ExpectAllocated(atMost = "250")
        void noUnit() {}

        @Test
        @ExpectCpu(atMost = "soon")
        void noNumber() {}

        @Test
        @ExpectAllocated(atMost = "1KiB", repetitions = 0)
        void never() {}

        @Test
        @ExpectAllocated(atMost = "1KiB", warmup = -1)
        void before() {}
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p95 takes at least 59 repetitions for a 95 % bound, got 10",
                "it names no limit: give p50, p95 or p99",
                "a unit is missing",
                "expected a duration such as 50ms",
                "repetitions is 1 or more, got 0",
                "warmup is 0 or more, got -1"
            })
    void anAnnotationThatSaysWhatCannotBeIsAnError(String problem) {
        Lesson lesson = Lesson.run(Impossible.class);

        assertThat(lesson.green()).isEmpty();
        assertThat(lesson.failures()).anySatisfy(failure -> assertThat(failure).hasMessageContaining(problem));
    }

    static final class Unrepeatable {
        private final AtomicInteger runs = new AtomicInteger();

        @Test
        @ExpectAllocated(atMost = "1MiB", warmup = 0, repetitions = 3)
        void once() {
            if (runs.incrementAndGet() > 2) {
                throw new IllegalStateException("there already");
            }
        }
    }

    @Test
    void aBodyThatCannotBeRepeatedSaysWhichRunFailedAndWhy() {
        Lesson.run(Unrepeatable.class)
                .assertThatOnlyFailure()
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("run 3 ")
                .hasMessageContaining("without @BeforeEach")
                .hasRootCauseMessage("there already");
    }
}

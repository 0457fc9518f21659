package dev.headroom.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Which threads' executions are a test's, and what happens where that cannot be told. */
final class CountedThreadsIT {

    abstract static class WithShop {
        final Shop shop = Shop.open();
        final ExecutorService workers = Executors.newFixedThreadPool(2);

        @AfterEach
        void close() {
            workers.shutdownNow();
            shop.close();
        }

        /** On a thread that nobody follows, as a server's would be. */
        void onAnotherThread(Runnable work) throws InterruptedException {
            var thread = new Thread(work, "a-server");
            thread.start();
            thread.join();
        }
    }

    static final class Tasks extends WithShop {
        @Test
        @ExpectQueries(1)
        void submitted() throws Exception {
            workers.submit(() -> shop.orders(7)).get();
        }

        @Test
        @ExpectQueries(1)
        void asynchronous() throws Exception {
            CompletableFuture.supplyAsync(() -> shop.orders(7)).get();
        }

        @Test
        @ExpectQueries(1)
        void asynchronousOnAPool() throws Exception {
            CompletableFuture.supplyAsync(() -> shop.orders(7), workers).get();
        }

        @Test
        @ExpectQueries(2)
        void handedOn() throws Exception {
            workers.submit(() -> {
                        shop.orders(7);
                        return workers.submit(() -> shop.orders(7)).get();
                    })
                    .get();
        }

        @Test
        @ExpectQueries(1)
        void notWaitedForByTheTest() {
            workers.execute(() -> shop.orders(7));
        }
    }

    @Test
    void whatATestGivesToAnExecutorIsItsOwn() {
        assertThat(Lesson.run(Tasks.class).red()).isEmpty();
    }

    static final class Refused extends WithShop {
        private final CountDownLatch released = new CountDownLatch(1);

        @Test
        @ExpectQueries(2)
        void runByTheCaller() throws Exception {
            var full = new ThreadPoolExecutor(
                    1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), new ThreadPoolExecutor.CallerRunsPolicy());
            full.execute(this::waitForRelease);
            full.execute(() -> shop.orders(7));
            full.execute(() -> shop.orders(7));
            released.countDown();
            full.shutdown();
            assertThat(full.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }

        private void waitForRelease() {
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aTaskThatItsExecutorHasNoPlaceForIsNotWaitedFor() {
        assertThat(Lesson.run(Refused.class).red()).isEmpty();
    }

    static final class Unfinished extends WithShop {
        private final CountDownLatch released = new CountDownLatch(1);

        @Test
        @ExpectQueries(0)
        void leavesATaskBehind() {
            workers.execute(() -> {
                try {
                    released.await();
                } catch (InterruptedException closed) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    @Test
    void aTaskThatOutlivesItsTestLeavesNoVerdict() {
        Lesson.run(Unfinished.class)
                .assertThatOnlyFailure()
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("1 of the 1 tasks that it gave to executors had not ended 2 s after")
                .hasMessageContaining("Let the test wait");
    }

    static final class Elsewhere extends WithShop {
        @Test
        @ExpectQueries(atMost = 3)
        void silent() throws Exception {
            onAnotherThread(() -> shop.orders(7));
        }
    }

    @Test
    void executionsOfOthersWhileATestIssuesNoneLeaveNoVerdict() {
        Lesson.run(Elsewhere.class)
                .assertThatOnlyFailure()
                .isInstanceOf(NotMeasuredException.class)
                .hasMessageContaining("threads = ALL")
                .hasMessageContaining("threads = TEST_ONLY")
                .hasMessageContaining("1 × SELECT id FROM orders WHERE customer = ?")
                .hasMessageContaining("on thread a-server");
    }

    static final class Told extends WithShop {
        @Test
        @ExpectQueries(value = 2, threads = Threads.ALL)
        void all() throws Exception {
            onAnotherThread(() -> shop.orders(7));
            shop.orders(7);
        }

        @Test
        @ExpectQueries(value = 0, threads = Threads.TEST_ONLY)
        void testOnly() throws Exception {
            onAnotherThread(() -> shop.orders(7));
        }

        @Test
        @ExpectQueries(1)
        void ownBesideOthers() throws Exception {
            onAnotherThread(() -> shop.orders(7));
            shop.orders(7);
        }
    }

    @Test
    void aTestMayAnswerForAllThreadsOrForItsOwnOnly() {
        assertThat(Lesson.run(Told.class).red()).isEmpty();
    }

    @Execution(ExecutionMode.CONCURRENT)
    static final class Parallel extends WithShop {
        @RepeatedTest(8)
        @ExpectQueries(1)
        void one() {
            shop.orders(7);
        }

        @RepeatedTest(8)
        @ExpectQueries(Shop.ORDERS + 1)
        void many() {
            shop.productsOneByOne(7);
        }
    }

    @Test
    void testsInParallelAreCountedEachForItself() {
        Lesson lesson = Lesson.run(
                Parallel.class,
                Map.of(
                        "junit.jupiter.execution.parallel.enabled", "true",
                        "junit.jupiter.execution.parallel.config.strategy", "fixed",
                        "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"));

        assertThat(lesson.red()).isEmpty();
        assertThat(lesson.green()).hasSize(16);
    }
}

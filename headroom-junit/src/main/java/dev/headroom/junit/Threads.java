package dev.headroom.junit;

/**
 * Whose SQL executions a test answers for. The agent follows work from the test's thread into {@code ThreadPoolExecutor}s and the
 * asynchronous starts of {@code CompletableFuture}; not into threads that the test starts itself, parallel streams, virtual
 * threads, or a server that it talks to.
 */
public enum Threads {
    /**
     * The test's thread and the tasks that it gave to executors. Where these execute nothing while other threads do, there is no
     * verdict: they may well do it for the test.
     */
    TEST,
    /** As {@link #TEST}, and what others do is not the test's business. */
    TEST_ONLY,
    /** Every thread of the JVM while the test runs, such as those of a server in it. No verdict beside another measured test. */
    ALL
}

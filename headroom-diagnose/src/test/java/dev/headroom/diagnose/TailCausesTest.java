package dev.headroom.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailBreakdown;
import dev.headroom.diagnose.tail.TailBreakdown.Share;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.Percentile;
import dev.headroom.profile.recording.Compilation;
import dev.headroom.profile.recording.EventLoss;
import dev.headroom.profile.recording.RequestTask;
import dev.headroom.profile.recording.ServerRequest.OffCpu;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadWait;
import dev.headroom.profile.recording.host.DispatchWait;
import dev.headroom.profile.recording.host.Hiccup;
import dev.headroom.profile.recording.host.Throttling;
import org.junit.jupiter.api.Test;

/** Every kind of evidence, and the cause it is charged to: one request in fifty takes 12 ms instead of 2. */
class TailCausesTest {

    private static final OffCpu NONE = new OffCpu(0, 0, 0, 0, 0, 0);
    private static final long WORKER = 99;

    private final ServiceStory story = new ServiceStory();

    private interface Plant {
        void in(int request);
    }

    private TailBreakdown planted(Plant plant) {
        return planted(plant, Percentile.P99);
    }

    private TailBreakdown planted(Plant plant, Percentile percentile) {
        for (int i = 0; i < 1_000; i++) {
            boolean slow = i % 50 == 0;
            int request = story.request(slow ? 12_000 : 1_900 + story.random.nextLong(200), 1_000);
            offCpu(request, NONE);
            if (slow) {
                plant.in(request);
            }
        }
        return Diagnoser.standard(percentile).diagnose(story.evidence()).tail().get(0);
    }

    private void offCpu(int request, OffCpu offCpu) {
        story.saw(request, -1, offCpu);
    }

    private static long at(int request, long micros) {
        return ServiceStory.startOf(request) + micros * ServiceStory.MICROS;
    }

    private static Share first(TailBreakdown tail, TailCause cause, double share) {
        Share first = tail.causes().get(0);
        assertThat(first.cause()).isEqualTo(cause);
        assertThat(first.share().best()).isCloseTo(share, within(0.03));
        return first;
    }

    @Test
    void whatAThreadWaitedForAProcessor() {
        TailBreakdown tail = planted(request -> offCpu(request, new OffCpu(8_000_000, 0, 0, 0, 0, 0)));

        first(tail, TailCause.RUN_QUEUE, 0.8);
    }

    @Test
    void whatOfItItsQuotaForbade() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, new OffCpu(8_000_000, 0, 0, 0, 0, 0));
            story.throttlings.add(new Throttling(at(request, 2_000), at(request, 10_000), 6_000_000, 1));
        });

        first(tail, TailCause.THROTTLING, 0.6);
        assertThat(tail.causes().get(1).cause()).isIn(TailCause.RUN_QUEUE, TailCause.UNEXPLAINED);
    }

    @Test
    void throttlingIsKnownWithoutTheRunQueueToo() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, OffCpu.UNKNOWN);
            story.throttlings.add(new Throttling(at(request, 2_000), at(request, 10_000), 6_000_000, 1));
        });

        first(tail, TailCause.THROTTLING, 0.6);
    }

    @Test
    void whatOfItTheCompilerHad() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, new OffCpu(8_000_000, 0, 0, 0, 0, 0));
            story.compilations.add(new Compilation(at(request, 1_000), 7_000_000, "com.acme.Huge.method"));
        });

        first(tail, TailCause.COMPILATION, 0.7);
    }

    @Test
    void theCompilerIsBlamedForItsPartOfTheProcessorsOnly() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, new OffCpu(8_000_000, 0, 0, 0, 0, 0));
            story.compilations.add(new Compilation(at(request, 1_000), 8_000_000, "com.acme.Huge.method"));
            story.ran(request, 2_000, "C2 CompilerThre");
            story.ran(request, 4_000, "import-1");
            story.ran(request, 6_000, "import-2");
            story.ran(request, 8_000, "import-1");
        });

        assertThat(first(tail, TailCause.RUN_QUEUE, 0.6).place()).isEqualTo("busy: import-*");
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.COMPILATION);
    }

    @Test
    void aRequestSentWhileNobodyGotAProcessorWaitedForOne() {
        TailBreakdown tail = planted(request -> sentEarlier(request, 8_000, 0), Percentile.P99);

        first(tail, TailCause.RUN_QUEUE, 0.8);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.QUEUEING);
    }

    @Test
    void aRequestSentWhileTheQuotaWasUsedUpWasThrottled() {
        first(planted(request -> sentEarlier(request, 8_000, 30_000), Percentile.P99), TailCause.THROTTLING, 0.8);
    }

    @Test
    void whatTheQuotaForbadeLiesAtAHiccupsEnd() {
        TailBreakdown tail = planted(request -> sentEarlier(request, 8_000, 3_000), Percentile.P99);

        first(tail, TailCause.RUN_QUEUE, 0.5);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.THROTTLING);
    }

    @Test
    void aThreadThatCouldNotWakeWaitedForAProcessor() {
        TailBreakdown tail = planted(request -> {
            sentEarlier(request, 0, 0);
            offCpu(request, new OffCpu(0, 0, 0, 0, 0, 7_000_000));
        });

        first(tail, TailCause.RUN_QUEUE, 0.7);
    }

    /** It hands requests on as soon as it runs: a reading later tells only that a wait ended since the reading before. */
    @Test
    void aRequestWhoseDispatcherWaitedForAProcessorWaitedForOne() {
        TailBreakdown tail = planted(request -> {
            sentEarlier(request, 0, 0);
            story.dispatchWaits.add(new DispatchWait(at(request, -4_000), at(request, -2_000), 7_000_000));
        });

        first(tail, TailCause.RUN_QUEUE, 0.7);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.QUEUEING);
    }

    /** The system counts what a quota forbids as a wait for a processor. */
    @Test
    void whatADispatcherWaitedWhileTheQuotaWasUsedUpIsTheQuotas() {
        TailBreakdown tail = planted(request -> {
            sentEarlier(request, 0, 0);
            story.dispatchWaits.add(new DispatchWait(at(request, -4_000), at(request, -2_000), 7_000_000));
            story.throttlings.add(new Throttling(at(request, -11_000), at(request, 2_000), 9_000_000, 1));
        });

        first(tail, TailCause.THROTTLING, 0.7);
    }

    /** Of the pause of 6 ms only what came after the sleep was due made the request longer. */
    @Test
    void aPauseInsideASleepCostsWhatTheSleepWasLateFor() {
        TailBreakdown tail = planted(request -> {
            story.slept(request, 1_000, 6_000, 8_000);
            story.pause(request, 3_000, 6_000);
        });

        first(tail, TailCause.SLEEP, 0.6);
        assertThat(tail.causes())
                .filteredOn(share -> share.cause() == TailCause.GC_PAUSE)
                .singleElement()
                .satisfies(share -> assertThat(share.share().best()).isCloseTo(0.2, within(0.03)));
    }

    @Test
    void aMonitorWhoseHolderTheQuotaStoppedIsTheQuotas() {
        TailBreakdown tail = planted(request -> {
            story.waited(request, 1_000, 9_000, ThreadWait.Kind.MONITOR_ENTER, "com.acme.OrderLog");
            story.hiccups.add(new Hiccup(at(request, 2_000), at(request, 9_000), 14_000_000));
        });

        first(tail, TailCause.THROTTLING, 0.7);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.MONITOR);
    }

    /** JFR sees a write of 8 ms; that the thread was ready to run for all of it, the system knows. */
    @Test
    void aWaitInsideAHiccupIsTheProcessorsAsFarAsTheThreadIsKnownToHaveWaitedForOne() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, new OffCpu(6_000_000, 0, 0, 0, 0, 0));
            story.waited(request, 2_000, 8_000, ThreadWait.Kind.SOCKET_IO, "10.0.0.9:6379");
            story.hiccups.add(new Hiccup(at(request, 1_000), at(request, 11_000), 0));
        });

        first(tail, TailCause.RUN_QUEUE, 0.6);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.SOCKET_IO);
    }

    /** Sent 10 ms before the service began with it, of which a hiccup took so long, and the service no longer than usual. */
    private void sentEarlier(int request, long hiccupMicros, long throttledMicros) {
        story.sentBefore(request, 10_000);
        story.servers.set(request, story.lasting(request, 2_000));
        story.hiccups.add(new Hiccup(at(request, -9_000), at(request, -9_000 + hiccupMicros), throttledMicros * 1_000));
    }

    @Test
    void waitsTooShortToBeSeenOneByOneCountAsTheirSum() {
        first(planted(request -> offCpu(request, new OffCpu(0, 0, 7_000_000, 0, 0, 0))), TailCause.FILE_IO, 0.7);
    }

    @Test
    void seenWaitsAreNotCountedAgainInTheirSum() {
        TailBreakdown tail = planted(request -> {
            offCpu(request, new OffCpu(0, 5_000_000, 0, 0, 0, 0));
            story.waited(request, 3_000, 4_000, ThreadWait.Kind.SOCKET_IO, "10.0.0.9:6379");
        });

        assertThat(first(tail, TailCause.SOCKET_IO, 0.5).place()).isEqualTo("10.0.0.9:6379");
    }

    @Test
    void waitingForAPooledConnection() {
        int hikari = story.stack("com.acme.Orders.list:3", "com.zaxxer.hikari.pool.HikariPool.getConnection:1");
        TailBreakdown tail = planted(request -> story.waited(
                request, 1_000, 8_000, ThreadWait.Kind.PARK, "java.util.concurrent.SynchronousQueue", hikari));

        first(tail, TailCause.POOL_WAIT, 0.8);
    }

    @Test
    void waitingForAnotherService() {
        int client = story.stack("com.acme.Prices.ask:3", "jdk.internal.net.http.HttpClientImpl.send:1");
        TailBreakdown tail = planted(request -> story.waited(
                request, 1_000, 8_000, ThreadWait.Kind.PARK, "java.util.concurrent.CompletableFuture", client));

        first(tail, TailCause.DOWNSTREAM, 0.8);
    }

    @Test
    void loadingClassesIsNamedWithTheLastOfThem() {
        TailBreakdown tail =
                planted(request -> story.waited(request, 1_000, 8_000, ThreadWait.Kind.CLASS_LOADING, "com.acme.Rare"));

        assertThat(first(tail, TailCause.CLASS_LOADING, 0.8).place()).isEqualTo("com.acme.Rare");
    }

    @Test
    void faultsFromDiskTakeWhatNothingElseExplains() {
        first(planted(request -> offCpu(request, new OffCpu(0, 0, 0, 0, 3, 0))), TailCause.PAGE_FAULTS, 1);
    }

    /** The peer answers when it answers, whether or not this JVM stands still meanwhile. */
    @Test
    void aPauseInsideALongerWaitForAPeerCostsNothing() {
        TailBreakdown tail = planted(request -> {
            story.waited(request, 1_000, 9_000, ThreadWait.Kind.SOCKET_IO, "db:5432");
            story.pause(request, 2_000, 3_000);
        });

        first(tail, TailCause.SOCKET_IO, 0.9);
        assertThat(tail.causes()).extracting(Share::cause).doesNotContain(TailCause.GC_PAUSE);
    }

    /** Its answer came during the pause; that it took a while to wake says no more than that others woke too. */
    @Test
    void aWaitThatEndsRightAfterAPauseEndedInIt() {
        TailBreakdown tail = planted(request -> {
            story.waited(request, 1_000, 9_400, ThreadWait.Kind.SOCKET_IO, "db:5432");
            story.pause(request, 4_000, 6_000);
        });

        first(tail, TailCause.GC_PAUSE, 0.6);
        assertThat(tail.causes().get(1).cause()).isEqualTo(TailCause.SOCKET_IO);
    }

    @Test
    void aPauseWhileADatabaseIsWaitedForIsTheStatements() {
        TailBreakdown tail = planted(request -> {
            story.query(request, 900, 9_200, "select slow", 0, 1, 1);
            story.waited(request, 1_000, 9_000, ThreadWait.Kind.SOCKET_IO, "db:5432");
            story.pause(request, 2_000, 3_000);
        });

        assertThat(first(tail, TailCause.SQL, 0.92).place()).isEqualTo("select slow");
        assertThat(tail.causes()).extracting(Share::cause).doesNotContain(TailCause.GC_PAUSE);
    }

    @Test
    void aTaskThatNoThreadTakesUpIsAQueueAtItsExecutor() {
        TailBreakdown tail = planted(request -> {
            task(request, 8_000, 10_000, 100);
            story.waited(request, 1_000, 9_500, ThreadWait.Kind.PARK, "java.util.concurrent.FutureTask");
        });

        assertThat(first(tail, TailCause.QUEUEING, 0.7).place()).isEqualTo("java.util.concurrent.ThreadPoolExecutor");
        assertThat(tail.causes()).extracting(Share::cause).contains(TailCause.PARK);
    }

    @Test
    void whatATaskDoesOnItsThreadIsTheRequests() {
        TailBreakdown tail = planted(request -> {
            task(request, 1_100, 10_000, 0);
            story.waited(request, 1_000, 9_000, ThreadWait.Kind.PARK, "java.util.concurrent.FutureTask");
            story.sql.add(new SqlExecution(at(request, 1_500), 8_000_000, WORKER, "select slow", 1, 1, 0));
        });

        assertThat(first(tail, TailCause.SQL, 0.8).place()).isEqualTo("select slow");
    }

    private void task(int request, long startMicros, long endMicros, long cpuMicros) {
        story.tasks.add(new RequestTask(
                request + 1L,
                at(request, 1_000),
                at(request, startMicros),
                at(request, endMicros),
                WORKER,
                cpuMicros * ServiceStory.MICROS,
                0,
                "java.util.concurrent.ThreadPoolExecutor"));
    }

    @Test
    void thePercentileWithoutTheCauseIsWhatOrdinaryRequestsTake() {
        TailBreakdown tail = planted(request -> story.pause(request, 1_000, 10_000));

        assertThat(tail.causes().get(0).withoutNanos().best() / 1e6).isCloseTo(2.2, within(0.2));
        assertThat(tail.causes().get(0).withoutNanos().high() / 1e6).isLessThan(2.5);
    }

    @Test
    void theSlowestRequestsAreToldSpanBySpan() {
        TailBreakdown tail = planted(request -> {
            story.pause(request, 1_000, 4_000);
            story.query(request, 6_000, 5_000, "select slow", 0, 1, 1);
        });

        assertThat(tail.slowest())
                .hasSize(20)
                .isSortedAccordingTo((a, b) -> Long.compare(b.responseTimeNanos(), a.responseTimeNanos()));
        SlowRequest slowest = tail.slowest().get(0);
        assertThat(slowest.spans())
                .extracting(SlowRequest.Span::cause)
                .containsSubsequence(TailCause.QUEUEING, TailCause.GC_PAUSE, TailCause.SQL);
        assertThat(slowest.cpuNanos()).isEqualTo(1_000_000);
    }

    @Test
    void aPercentileThatTakesMoreRequestsIsReplacedWithANote() {
        TailBreakdown tail = planted(request -> story.pause(request, 1_000, 8_000), Percentile.P99_9);

        assertThat(tail.percentile()).isEqualTo(Percentile.P99);
        assertThat(tail.notes()).anyMatch(note -> note.startsWith("p99.9 was asked for, which takes 2,995 requests"));
    }

    @Test
    void anotherPercentileIsExplainedWhereThereAreRequestsForIt() {
        TailBreakdown tail = planted(request -> story.pause(request, 1_000, 8_000), new Percentile(98.5));

        assertThat(tail.percentile().label()).isEqualTo("p98.5");
        first(tail, TailCause.GC_PAUSE, 0.8);
    }

    @Test
    void lostEventsAreSaid() {
        story.losses.add(new EventLoss(4_096, "bytes"));
        story.losses.add(new EventLoss(4_096, "bytes"));

        assertThat(planted(request -> {}).notes()).anyMatch(note -> note.startsWith("The recorder lost 8,192 bytes"));
    }

    @Test
    void withoutAClientOnlyTheServiceIsExplainedAndThatIsSaid() {
        planted(request -> story.pause(request, 1_000, 8_000));
        story.clients.clear();
        TailBreakdown tail = story.diagnosed().tail().get(0);

        first(tail, TailCause.GC_PAUSE, 0.8);
        assertThat(tail.causes()).extracting(Share::cause).doesNotContain(TailCause.QUEUEING, TailCause.GENERATOR);
        assertThat(tail.notes()).anyMatch(note -> note.startsWith("Seen from the service only"));
    }

    @Test
    void clocksThatDisagreeGiveTheServersSideOnly() {
        TailBreakdown tail = planted(request -> story.pause(request, 1_000, 8_000));
        var evidence = story.evidence();
        var early = new RunEvidence(
                evidence.windowStartNanos(),
                evidence.windowEndNanos(),
                evidence.endpoints(),
                evidence.clientRequests().stream()
                        .map(client -> new ClientRequest(
                                client.traceId(),
                                0,
                                client.intendedNanos() + 5 * ServiceStory.MILLIS,
                                client.sentNanos() + 5 * ServiceStory.MILLIS,
                                client.completedNanos() + 5 * ServiceStory.MILLIS,
                                client.outcome()))
                        .toList(),
                evidence.traceIdHigh(),
                evidence.server());

        TailBreakdown skewed = Diagnoser.standard().diagnose(early).tail().get(0);

        first(tail, TailCause.GC_PAUSE, 0.8);
        first(skewed, TailCause.GC_PAUSE, 0.8);
        assertThat(skewed.notes()).anyMatch(note -> note.startsWith("The client's clock and the recording's disagree"));
    }

    @Test
    void anUnknownRunQueueIsSaid() {
        TailBreakdown tail = planted(request -> {});
        assertThat(tail.notes()).noneMatch(note -> note.contains("waited for a processor"));

        for (int request = 0; request < story.servers.size(); request++) {
            offCpu(request, OffCpu.UNKNOWN);
        }
        assertThat(story.diagnosed().tail().get(0).notes())
                .anyMatch(note -> note.startsWith("How long threads waited for a processor is not known"));
    }
}

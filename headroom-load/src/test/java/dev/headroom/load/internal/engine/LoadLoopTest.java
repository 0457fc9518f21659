package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.ScriptedServer;
import dev.headroom.load.internal.wire.ChannelTransport;
import dev.headroom.load.internal.wire.Transport;
import dev.headroom.measure.NanoClock;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine over each transport. */
class LoadLoopTest {

    private static final List<String> NAMES = List.of("GET /a");

    static Stream<Transport> transports() {
        return Stream.of(Transport.plain(), ChannelTransport.epoll(), ChannelTransport.nio())
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void everyTransportSendsEachRequestOnce(Transport transport) throws Exception {
        try (var server = ScriptedServer.start(ScriptedServer.ok());
                var loop = loop(plan(server.uri(), Arrivals.constant(500)), transport)) {
            var recorder = new PhaseRecorder(NAMES, new RequestStore(1_000));
            Phase phase = loop.phase(Duration.ofMillis(500), recorder, Duration.ofSeconds(1), () -> false);

            assertThat(loop.open()).isTrue();
            assertThat(loop.run(phase)).isEqualTo(LoadLoop.Ending.COMPLETE);

            assertThat(recorder.answered()).isEqualTo(250);
            assertThat(recorder.errors()).isZero();
            assertThat(server.requests).hasSize(250);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void closingOverOpenConnectionsOfAHungServiceLogsNothing(Transport transport) throws Exception {
        var logged = new LoggedRecords();
        try (logged;
                var server = ScriptedServer.start((request, socket) -> {})) {
            var plan = plan(server.uri(), Arrivals.constant(200))
                    .withTimeouts(Duration.ofSeconds(9), Duration.ofMillis(10), Duration.ofMillis(100));
            try (var loop = loop(plan, transport)) {
                var recorder = new PhaseRecorder(NAMES, new RequestStore(1_000));
                loop.open();

                assertThat(loop.run(loop.phase(Duration.ofSeconds(5), recorder, Duration.ofSeconds(9), () -> false)))
                        .isEqualTo(LoadLoop.Ending.FAILED);
            }
        }

        assertThat(logged.records).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("transports")
    void closingWhileConnectionsAreBeingOpenedLogsNothing(Transport transport) throws Exception {
        var logged = new LoggedRecords();
        // Nobody accepts: beyond the queue of one, attempts stay under way.
        try (logged;
                var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI target = URI.create("http://127.0.0.1:" + server.getLocalPort());
            try (var loop = loop(plan(target, Arrivals.constant(200)).withConnections(8), transport)) {
                var stopper = new Thread(() -> stopSoon(loop));
                stopper.start();

                assertThat(loop.open()).isFalse();

                stopper.join();
                assertThat(loop.connectionsOpened()).isLessThan(8);
            }
        }

        assertThat(logged.records).isEmpty();
    }

    @Test
    void aRequestAllocatesNextToNothing() throws Exception {
        int requests = 20_000;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assertThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        try (var server = ScriptedServer.start(ScriptedServer.ok());
                var loop = loop(plan(server.uri(), Arrivals.closed(4)).withMaxRequests(requests), Transport.plain())) {
            loop.open();
            // The first phase fills buffers and caches.
            run(loop, new PhaseRecorder(NAMES, new RequestStore(1)));
            var recorder = new PhaseRecorder(NAMES, new RequestStore(1));

            long before = threads.getCurrentThreadAllocatedBytes();
            run(loop, recorder);
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;

            // What there is of it is the phase's own: a histogram for each second.
            assertThat(recorder.answered()).isEqualTo(requests);
            assertThat((double) allocated / requests).as("bytes per request").isLessThan(8);
        }
    }

    private static void run(LoadLoop loop, PhaseRecorder recorder) {
        loop.run(loop.phase(Duration.ofMinutes(2), recorder, Duration.ofMinutes(2), () -> false));
    }

    private static LoadPlan plan(URI target, Arrivals arrivals) {
        return LoadPlan.of(target, List.of(EndpointLoad.get("/a")), arrivals);
    }

    private static LoadLoop loop(LoadPlan plan, Transport transport) throws Exception {
        Target target = Target.of(plan);
        return LoadLoop.of(plan, target, transport, NanoClock.system(), Share.WHOLE);
    }

    private static void stopSoon(LoadLoop loop) {
        try {
            new CountDownLatch(1).await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        loop.stop();
    }

    /** What Netty has to say: without SLF4J it logs through java.util.logging. */
    private static final class LoggedRecords implements AutoCloseable {

        private final Logger netty = Logger.getLogger("io.netty");
        private final Queue<String> records = new ConcurrentLinkedQueue<>();
        private final Handler handler = new Handler() {
            @Override
            public void publish(LogRecord logged) {
                records.add(logged.getMessage());
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };

        LoggedRecords() {
            netty.addHandler(handler);
        }

        @Override
        public void close() {
            netty.removeHandler(handler);
        }
    }
}

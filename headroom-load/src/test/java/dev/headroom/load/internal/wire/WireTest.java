package dev.headroom.load.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ManualIoEventLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every wire keeps to, whatever carries it. */
class WireTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    static Stream<Transport> transports() {
        return Stream.of(new SocketTransport(), ChannelTransport.epoll(), ChannelTransport.nio());
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatIsSentArrivesWholeAndInOrderAtASlowReader(Transport transport) throws Exception {
        byte[] sent = pattern(8 << 20);
        try (var server = server();
                var loop = new Loop(transport, server, LONG)) {
            var wire = loop.open();
            Socket peer = server.accept();

            for (int at = 0; at < sent.length; at += 100_000) {
                wire.send(sent, at, Math.min(100_000, sent.length - at));
            }
            boolean sentAtOnce = wire.sentAll();
            CompletableFuture<byte[]> arrived = CompletableFuture.supplyAsync(() -> read(peer, sent.length));
            loop.runUntil(arrived::isDone);
            loop.runUntil(wire::sentAll);

            assertThat(sentAtOnce).isFalse();
            assertThat(arrived.get()).isEqualTo(sent);
            loop.runUntil(() -> loop.heard.contains("writable"));
            assertThat(loop.dialer.bytesSent()).isEqualTo(sent.length);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void whatThePeerSendsBeforeItEndsItsSideIsReceivedWhole(Transport transport) throws Exception {
        byte[] sent = pattern(1 << 20);
        try (var server = server();
                var loop = new Loop(transport, server, LONG)) {
            loop.open();
            Socket peer = server.accept();

            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(peer, sent));
            loop.runUntil(() -> loop.heard.contains("closed null"));
            writer.get();

            assertThat(loop.received()).isEqualTo(sent);
            assertThat(loop.heard).containsExactly("opened", "closed null");
            assertThat(loop.dialer.bytesReceived()).isEqualTo(sent.length);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aPortThatRefusesClosesWithItsCauseAndNeverOpens(Transport transport) throws Exception {
        var server = server();
        try (var loop = new Loop(transport, server, LONG)) {
            server.close();

            loop.dial();
            boolean heardInsideDial = !loop.heard.isEmpty();
            loop.runUntil(() -> !loop.heard.isEmpty());

            assertThat(heardInsideDial).isFalse();
            assertThat(loop.heard).hasSize(1);
            assertThat(loop.heard.get(0)).startsWith("closed ").contains("refused");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aResetClosesWithItsCause(Transport transport) throws Exception {
        try (var server = server();
                var loop = new Loop(transport, server, LONG)) {
            Wire wire = loop.open();
            Socket peer = server.accept();

            peer.setSoLinger(true, 0);
            peer.close();
            loop.runUntil(() -> loop.heard.size() == 2);
            wire.send(new byte[10], 0, 10);
            wire.close();
            loop.runOnce();

            assertThat(loop.heard).hasSize(2);
            assertThat(loop.heard.get(1)).startsWith("closed ").contains("reset");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void anAttemptThatNobodyAnswersTimesOut(Transport transport) throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var loop = new Loop(transport, server, Duration.ofMillis(300))) {
            // Nobody accepts: beyond the queue, attempts stay under way.
            for (int i = 0; i < 8; i++) {
                loop.dial();
            }
            loop.runUntil(() -> loop.heard.stream().anyMatch(heard -> heard.startsWith("closed")));

            assertThat(loop.heard).anySatisfy(heard -> assertThat(heard).contains("ConnectTimeoutException"));
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void closingIsHeardOnceAndLater(Transport transport) throws Exception {
        try (var server = server();
                var loop = new Loop(transport, server, LONG)) {
            Wire opening = loop.dial();
            opening.close();
            opening.close();
            boolean heardInside = loop.heard.stream().anyMatch(heard -> heard.startsWith("closed"));
            loop.runUntil(() -> loop.closings() == 1);
            Wire open = loop.open();
            open.close();
            loop.runUntil(() -> loop.closings() == 2);
            loop.runOnce();

            assertThat(heardInside).isFalse();
            assertThat(loop.closings()).isEqualTo(2);
        }
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static byte[] pattern(int length) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 ^ i >>> 11);
        }
        return bytes;
    }

    private static byte[] read(Socket peer, int length) {
        try (peer;
                InputStream in = peer.getInputStream()) {
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket peer, byte[] bytes) {
        try (peer;
                OutputStream out = peer.getOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A loop on the test's thread, and what its wires said. */
    private static final class Loop implements Wire.Receiver, AutoCloseable {

        private final ManualIoEventLoop loop;
        private final Dialer dialer;
        private final List<String> heard = new ArrayList<>();
        private final List<byte[]> pieces = new ArrayList<>();
        private final List<Wire> dialed = new ArrayList<>();

        Loop(Transport transport, ServerSocket server, Duration connectTimeout) {
            loop = new ManualIoEventLoop(Thread.currentThread(), transport.handlers());
            var target = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
            dialer = transport.dialer(loop, target, connectTimeout);
        }

        Wire dial() {
            Wire wire = dialer.dial(this);
            dialed.add(wire);
            return wire;
        }

        Wire open() {
            long before = openings();
            Wire wire = dial();
            runUntil(() -> openings() > before);
            return wire;
        }

        void runUntil(BooleanSupplier reached) {
            long end = System.nanoTime() + LONG.toNanos();
            while (!reached.getAsBoolean()) {
                assertThat(System.nanoTime()).as("heard so far: %s", heard).isLessThan(end);
                loop.run(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }

        void runOnce() {
            loop.runNow();
        }

        long openings() {
            return heard.stream().filter("opened"::equals).count();
        }

        long closings() {
            return heard.stream().filter(said -> said.startsWith("closed")).count();
        }

        byte[] received() {
            var all = ByteBuffer.allocate(
                    pieces.stream().mapToInt(piece -> piece.length).sum());
            pieces.forEach(all::put);
            return all.array();
        }

        @Override
        public void opened(Wire wire) {
            heard.add("opened");
        }

        @Override
        public void received(ByteBuffer bytes) {
            var piece = new byte[bytes.remaining()];
            bytes.get(piece);
            pieces.add(piece);
        }

        @Override
        public void writable() {
            heard.add("writable");
        }

        @Override
        public void closed(@Nullable Throwable cause) {
            heard.add("closed " + cause);
        }

        @Override
        public void close() {
            dialed.forEach(Wire::close);
            runUntil(() -> closings() == dialed.size());
            var unused = loop.shutdownGracefully(0, 0, TimeUnit.NANOSECONDS);
            while (!loop.isTerminated()) {
                loop.runNow();
            }
            dialer.release();
        }
    }
}

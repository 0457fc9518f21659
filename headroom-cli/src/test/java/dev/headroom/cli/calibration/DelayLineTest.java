package dev.headroom.cli.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers come later by a share of their own time, and whole. */
@Timeout(30)
class DelayLineTest {

    private static final byte[] REQUEST = {'?'};
    private static final int ANSWER_BYTES = 3 << 20;

    @Test
    void anAnswerIsHeldBackByTheShareOfTheTimeItTook() throws Exception {
        long tookNanos = TimeUnit.MILLISECONDS.toNanos(40);
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayLine line = DelayLine.open(address(service), 0.5);
                Socket client = connect(line);
                Socket server = service.accept()) {
            long start = System.nanoTime();
            client.getOutputStream().write(REQUEST);
            server.getInputStream().readNBytes(1);
            while (System.nanoTime() - start < tookNanos) {
                Thread.onSpinWait();
            }
            server.getOutputStream().write(REQUEST);

            client.getInputStream().readNBytes(1);

            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(tookNanos * 14 / 10);
        }
    }

    @Test
    void whatPassesIsWholeAndInOrderHoweverLong() throws Exception {
        byte[] answer = new byte[ANSWER_BYTES];
        new Random(1).nextBytes(answer);
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayLine line = DelayLine.open(address(service), 0.25);
                Socket client = connect(line);
                Socket server = service.accept()) {
            client.getOutputStream().write(REQUEST);
            assertThat(server.getInputStream().readNBytes(1)).isEqualTo(REQUEST);
            CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
                try {
                    server.getOutputStream().write(answer);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            byte[] seen = client.getInputStream().readNBytes(ANSWER_BYTES);

            written.get();
            assertThat(Arrays.equals(seen, answer)).isTrue();
        }
    }

    @Test
    void theEndOfAConnectionPassesBothWays() throws Exception {
        try (var service = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
                DelayLine line = DelayLine.open(address(service), 0)) {
            try (Socket client = connect(line);
                    Socket server = service.accept()) {
                server.shutdownOutput();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            try (Socket client = connect(line);
                    Socket server = service.accept()) {
                client.shutdownOutput();
                assertThat(server.getInputStream().read()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aServiceThatIsNotThereIsSeenAsAClosedConnectionAndTheLineGoesOn() throws Exception {
        InetSocketAddress nobody;
        try (var gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = address(gone);
        }
        try (DelayLine line = DelayLine.open(nobody, 0)) {
            for (int attempt = 0; attempt < 2; attempt++) {
                try (Socket client = connect(line);
                        InputStream in = client.getInputStream()) {
                    assertThat(endOf(in)).isEqualTo(-1);
                }
            }
        }
    }

    @Test
    void nothingListensOnceItIsClosed() throws Exception {
        int port;
        try (var service = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                DelayLine line = DelayLine.open(address(service), 0)) {
            port = line.port();
        }

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void noAnswerComesBeforeItsTime() {
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

        assertThatThrownBy(() -> DelayLine.open(anywhere, -0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DelayLine.open(anywhere, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A closed connection may also be seen as reset. */
    private static int endOf(InputStream in) {
        try {
            return in.read();
        } catch (IOException reset) {
            return -1;
        }
    }

    private static InetSocketAddress address(ServerSocket service) {
        return (InetSocketAddress) service.getLocalSocketAddress();
    }

    private static Socket connect(DelayLine line) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), line.port());
    }
}

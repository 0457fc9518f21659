package dev.headroom.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Callers and addresses a load has to live with. */
class SurroundingsTest {

    @Test
    void aListenerThatThrowsDisturbsNothing() throws Exception {
        var calls = new AtomicInteger();
        try (var server = ScriptedServer.start(ScriptedServer.ok());
                var session = LoadSession.open(LoadSessionTest.plan(server.uri(), Arrivals.constant(100)))) {
            LoadResult result = session.measure(Duration.ofMillis(2_500), progress -> {
                calls.incrementAndGet();
                throw new IllegalStateException("on purpose");
            });

            assertThat(result.requests()).isEqualTo(250);
            assertThat(result.errors()).isZero();
            assertThat(result.complete()).isTrue();
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void loopbackOfVersionSixIsThisMachineToo() throws Exception {
        InetAddress six = InetAddress.getByAddress(new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1});
        assertThat(canListenOn(six)).as("a loopback of IP version 6").isTrue();
        try (var server = ScriptedServer.start(ScriptedServer.ok(), six)) {
            URI target = URI.create("http://[::1]:" + server.port());

            LoadResult result = LoadSessionTest.measure(
                    LoadSessionTest.plan(target, Arrivals.constant(100)), Duration.ofMillis(200));

            assertThat(result.requests()).isEqualTo(20);
            assertThat(result.errors()).isZero();
            assertThat(server.requests)
                    .allSatisfy(r -> assertThat(r.header("Host")).isEqualTo("[::1]:" + server.port()));
        }
    }

    private static boolean canListenOn(InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(address, 0));
            return true;
        } catch (IOException e) {
            return false; // A machine without IPv6.
        }
    }
}

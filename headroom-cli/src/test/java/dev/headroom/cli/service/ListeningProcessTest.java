package dev.headroom.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListeningProcessTest {

    @Test
    void theProcessThatListensIsFoundByItsPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessHandle self = ProcessHandle.current();

            assertThat(ListeningProcess.of(List.of(self), socket.getLocalPort()))
                    .contains(self);
        }
    }

    @Test
    void aPortNobodyListensOnHasNoProcess() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThat(ListeningProcess.of(List.of(ProcessHandle.current()), closed))
                .isEmpty();
    }

    @Test
    void onlyListeningSocketsOfThePortCount() {
        List<String> table = List.of(
                "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode",
                "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1",
                "   1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1",
                "   2: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1",
                "garbage");

        assertThat(ListeningProcess.listeningInodes(table, 8080)).containsExactly("socket:[4711]");
    }
}

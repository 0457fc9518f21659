package dev.headroom.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ports of this machine: one that is free, and waiting until a program listens on it. */
public final class FreePort {

    private static final long POLL_MILLIS = 50;

    private FreePort() {}

    public static int find() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the process accepts connections. */
    public static void awaitListening(Process process, int port, Duration timeout)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!listens(port)) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("The program ended with exit code " + process.exitValue()
                        + " before it listened on port " + port + ". Run it by hand to see why.");
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("The program did not listen on port " + port + " within " + timeout.toSeconds()
                        + " s. Run it by hand to see why.");
            }
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}

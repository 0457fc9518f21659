package dev.headroom.benchmarks;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.protocol.HttpVersion;
import dev.headroom.load.protocol.ProtocolPlan;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.load.warmup.WarmUpResult;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Our load generator over HTTP/2 as a program of its own: URL, connections, streams of each, seconds of warm-up, seconds of
 * measuring. Prints four numbers: requests in all, errors, requests in the window, CPU nanoseconds of the window.
 */
final class Http2Client {

    private Http2Client() {}

    public static void main(String[] arguments) throws InvalidLoadException, LoadFailedException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int connections = Integer.parseInt(arguments[1]);
        int streams = Integer.parseInt(arguments[2]);
        LoadPlan plan = LoadPlan.of(
                        URI.create(arguments[0]),
                        List.of(EndpointLoad.get("/")),
                        Arrivals.closed(connections * streams))
                .withConnections(connections)
                .withProtocol(
                        ProtocolPlan.standard().withVersion(HttpVersion.HTTP_2).withStreams(streams));
        try (LoadSession session = LoadSession.open(plan)) {
            WarmUpResult warm = session.warmUp(WarmUp.fixed(seconds(arguments[3])), second -> {});
            long cpuBefore = system.getProcessCpuTime();
            LoadResult result = session.measure(seconds(arguments[4]), second -> {});
            long cpu = system.getProcessCpuTime() - cpuBefore;
            System.out.printf(
                    "%d %d %d %d%n",
                    warm.requests() + result.requests(), warm.errors() + result.errors(), result.requests(), cpu);
        }
    }

    private static Duration seconds(String text) {
        return Duration.ofSeconds(Long.parseLong(text));
    }
}

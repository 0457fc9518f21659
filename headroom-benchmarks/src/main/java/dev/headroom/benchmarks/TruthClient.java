package dev.headroom.benchmarks;

import dev.headroom.load.Arrivals;
import dev.headroom.load.EndpointLoad;
import dev.headroom.load.InvalidLoadException;
import dev.headroom.load.LoadFailedException;
import dev.headroom.load.LoadPlan;
import dev.headroom.load.LoadResult;
import dev.headroom.load.LoadSession;
import dev.headroom.load.warmup.WarmUp;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.Percentile;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Our load generator in its open model as a program of its own: URL, rate, seconds. Prints percentiles of response times in
 * nanoseconds, the number of them, and the verdict of the self-check.
 */
final class TruthClient {

    /** As many as may wait while a server of known truth stands still. */
    private static final int CONNECTIONS = 4_096;

    private TruthClient() {}

    public static void main(String[] arguments) throws InvalidLoadException, LoadFailedException {
        Duration patience = Duration.ofSeconds(30);
        LoadPlan plan = LoadPlan.of(
                        URI.create(arguments[0]),
                        List.of(EndpointLoad.get("/")),
                        Arrivals.constant(Double.parseDouble(arguments[1])))
                .withConnections(CONNECTIONS)
                .withTimeouts(patience, patience, patience);
        try (LoadSession session = LoadSession.open(plan)) {
            session.warmUp(WarmUp.fixed(Duration.ofSeconds(1)), second -> {});
            LoadResult result = session.measure(Duration.ofSeconds(Long.parseLong(arguments[2])), second -> {});
            DurationHistogram times = result.responseTimes();
            System.out.printf(
                    "%d %d %d %d %d %s%n",
                    times.nanosAt(Percentile.P50),
                    times.nanosAt(new Percentile(90)),
                    times.nanosAt(Percentile.P99),
                    times.nanosAt(Percentile.P99_9),
                    times.count(),
                    result.selfCheck().verdict().id());
        }
    }
}

package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.internal.Bootstrap;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.measure.Interval;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Predicts a percentile by taking from every request that succeeded the time it would not spend any more, and reading the
 * percentile again. A request never gets shorter than the part of its response time outside the service.
 */
final class ShortenedRequests {

    private final int[] requests;
    private final double[] responses;
    private final double[] inServer;

    ShortenedRequests(EndpointEvidence endpoint) {
        requests = IntStream.range(0, endpoint.requests().size())
                .filter(i -> endpoint.requests().get(i).succeeded())
                .toArray();
        responses = new double[requests.length];
        inServer = new double[requests.length];
        for (int i = 0; i < requests.length; i++) {
            JoinedRequest request = endpoint.requests().get(requests[i]);
            responses[i] = request.responseTimeNanos();
            inServer[i] = request.server().durationNanos();
        }
    }

    boolean isEmpty() {
        return requests.length == 0;
    }

    /**
     * The gain where a request gets shorter by its own saving, in nanoseconds by its index in the endpoint; the interval
     * spans the resampled gains of the low and the high saving.
     */
    Gain gain(int rank, IntToDoubleFunction low, IntToDoubleFunction best, IntToDoubleFunction high, String model) {
        double saved = savedBy(best, rank).best();
        double least = savedBy(low, rank).low();
        double most = savedBy(high, rank).high();
        return new Gain(
                "p(" + rank + ")",
                "nanoseconds",
                Bootstrap.sortAndRead(responses.clone(), rank),
                new Interval(Math.max(0, Math.min(least, saved)), saved, Math.max(most, saved)),
                model);
    }

    /** By how much the percentile falls. */
    private Interval savedBy(IntToDoubleFunction saving, int rank) {
        double[] shortened = new double[requests.length];
        for (int i = 0; i < requests.length; i++) {
            shortened[i] = Math.max(0, responses[i] - Math.min(saving.applyAsDouble(requests[i]), inServer[i]));
        }
        return Bootstrap.interval(
                requests.length, drawn -> percentile(responses, drawn, rank) - percentile(shortened, drawn, rank));
    }

    private static double percentile(double[] nanos, int[] drawn, int rank) {
        double[] values = new double[drawn.length];
        for (int i = 0; i < drawn.length; i++) {
            values[i] = nanos[drawn[i]];
        }
        return Bootstrap.sortAndRead(values, rank);
    }
}

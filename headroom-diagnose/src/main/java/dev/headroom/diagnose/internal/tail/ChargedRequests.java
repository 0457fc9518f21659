package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One endpoint's requests with what their time is charged to. Those that succeeded are in the order of their response times.
 */
final class ChargedRequests {

    private static final double ORDINARY_FROM = 0.40;
    private static final double ORDINARY_TO = 0.60;

    private final EndpointEvidence endpoint;
    private final RequestCharges[] charges;
    private final List<Integer> slowestLast = new ArrayList<>();

    ChargedRequests(EndpointEvidence endpoint, RequestCharges[] charges) {
        this.endpoint = endpoint;
        this.charges = charges;
        List<JoinedRequest> requests = endpoint.requests();
        for (int i = 0; i < requests.size(); i++) {
            if (requests.get(i).succeeded()) {
                slowestLast.add(i);
            }
        }
        slowestLast.sort(Comparator.comparingLong(this::responseTime));
    }

    EndpointEvidence endpoint() {
        return endpoint;
    }

    RequestCharges charges(int request) {
        return charges[request];
    }

    /** How many succeeded. */
    int count() {
        return slowestLast.size();
    }

    List<Integer> slowestLast() {
        return slowestLast;
    }

    long responseTime(int request) {
        return endpoint.requests().get(request).responseTimeNanos();
    }

    long responseTimeWithout(int request, TailCause cause) {
        return responseTime(request) - charges[request].nanos(cause);
    }

    long startNanos(int request) {
        JoinedRequest joined = endpoint.requests().get(request);
        return joined.client()
                .map(ClientRequest::intendedNanos)
                .orElse(joined.server().startNanos());
    }

    /** Nearest rank. */
    long at(Percentile percentile) {
        return responseTime(slowestLast.get(rank(percentile.rank() / 100)));
    }

    private int rank(double quantile) {
        return Math.max(0, (int) Math.ceil(quantile * count()) - 1);
    }

    /** Requests that took at least so long. */
    List<Integer> tail(long fromNanos) {
        return slowestLast.stream()
                .filter(request -> responseTime(request) >= fromNanos)
                .toList();
    }

    /** Requests between p40 and p60. */
    List<Integer> ordinary() {
        return ordinary(slowestLast);
    }

    /** Those between p40 and p60 of anything in the order of its times. */
    static <T> List<T> ordinary(List<T> slowestLast) {
        int count = slowestLast.size();
        return slowestLast.subList((int) (ORDINARY_FROM * count), (int) Math.ceil(ORDINARY_TO * count));
    }
}

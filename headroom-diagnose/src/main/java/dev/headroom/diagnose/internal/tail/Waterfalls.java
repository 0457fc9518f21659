package dev.headroom.diagnose.internal.tail;

import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.tail.SlowRequest;
import dev.headroom.diagnose.tail.TailCause;
import dev.headroom.measure.ClientRequest;
import dev.headroom.profile.recording.ServerRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The slowest requests, each with what happened in it and when. */
final class Waterfalls {

    private static final int SHOWN = 20;

    /** A request with hundreds of queries is drawn with its longest spans. */
    private static final int MOST_SPANS = 60;

    private Waterfalls() {}

    /** Slowest first. */
    static List<SlowRequest> of(ChargedRequests requests, ChargeBook book) {
        List<Integer> slowestLast = requests.slowestLast();
        List<SlowRequest> shown = new ArrayList<>();
        for (int i = slowestLast.size() - 1; i >= 0 && shown.size() < SHOWN; i--) {
            shown.add(waterfall(requests, book, slowestLast.get(i)));
        }
        return shown;
    }

    private static SlowRequest waterfall(ChargedRequests requests, ChargeBook book, int request) {
        JoinedRequest joined = requests.endpoint().requests().get(request);
        ServerRequest server = joined.server();
        List<SlowRequest.Span> spans = new ArrayList<>();
        book.charge(request, (cause, from, to, place) -> spans.add(new SlowRequest.Span(cause, from, to, place)));
        spans.sort(Comparator.comparingLong((SlowRequest.Span span) -> span.fromNanos() - span.toNanos()));
        List<SlowRequest.Span> longest =
                new ArrayList<>(spans.size() > MOST_SPANS ? spans.subList(0, MOST_SPANS) : spans);
        longest.sort(Comparator.comparingLong(SlowRequest.Span::fromNanos));
        return new SlowRequest(
                server.traceIdLow(),
                requests.startNanos(request),
                joined.responseTimeNanos(),
                joined.client().map(ClientRequest::sentNanos).orElse(requests.startNanos(request)),
                server.startNanos(),
                server.endNanos(),
                server.threadName(),
                longest,
                server.cpuNanos(),
                requests.charges(request).nanos(TailCause.UNEXPLAINED));
    }
}

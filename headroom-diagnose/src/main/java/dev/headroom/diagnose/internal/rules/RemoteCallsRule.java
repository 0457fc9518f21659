package dev.headroom.diagnose.internal.rules;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Finding.Status;
import dev.headroom.diagnose.Gain;
import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.Rule;
import dev.headroom.measure.DurationText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;

/** The same service asked again and again for one request, counted by who is asked and from where. */
final class RemoteCallsRule implements Rule {

    static final String ID = "chatty-remote-calls";

    /** Fewer calls per request, on average, may well be of different things. */
    private static final double MANY = 5;

    /** As many of the same in every request are too many even where their number is fixed. */
    private static final double TOO_MANY_ALTHOUGH_FIXED = 10;

    /** Where so many of the requests that call at all call equally often, the number does not grow with the data. */
    private static final double NEARLY_ALL = 0.95;

    /** Share of the endpoint's time in calls from which on fewer calls can be felt. */
    private static final double FELT = 0.05;

    /** Summed time over time spanned: from here on calls were under way at the same time. */
    private static final double PARALLEL = 1.5;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public List<Finding> findings(EndpointEvidence endpoint) {
        return RemoteCalls.of(endpoint).stream()
                .filter(calls -> calls.mean() >= MANY)
                .filter(calls -> calls.async() || calls.shareOfTime() >= FELT)
                .flatMap(calls -> finding(endpoint, calls).stream())
                .toList();
    }

    private Optional<Finding> finding(EndpointEvidence endpoint, RemoteCalls calls) {
        var requests = new ShortenedRequests(endpoint);
        if (requests.isEmpty()) {
            return Optional.empty();
        }
        boolean fixed = calls.isFixed(NEARLY_ALL);
        boolean sure = calls.siteKnown() && (!fixed || calls.mean() >= TOO_MANY_ALTHOUGH_FIXED);
        return Optional.of(new Finding(
                id(),
                calls.host() + " is asked again and again from " + calls.site().method(),
                Level.ARCHITECTURE,
                calls.site(),
                endpoint.endpoint(),
                evidence(endpoint, calls, fixed),
                gain(50, requests, calls),
                List.of(gain(95, requests, calls)),
                "Ask for many things in one call (a list of ids, a batch), or keep what was asked for lately; ask at the same time for what does not "
                        + "depend on each other (`sendAsync`, structured concurrency).",
                sure ? Status.CONFIRMED : Status.SUSPECTED,
                calls.path()));
    }

    private static List<String> evidence(EndpointEvidence endpoint, RemoteCalls calls, boolean fixed) {
        IntSummaryStatistics perRequest = Arrays.stream(calls.counts()).summaryStatistics();
        List<String> evidence = new ArrayList<>();
        evidence.add(Evidence.text(
                "%.1f HTTP requests to %s per request (%d to %d over %d requests), from %s.",
                perRequest.getAverage(),
                calls.host(),
                perRequest.getMin(),
                perRequest.getMax(),
                endpoint.requests().size(),
                calls.site()));
        evidence.add(
                calls.async()
                        ? "They are handed over without waiting for each one's answer."
                        : Evidence.text(
                                "%s with at least one of them under way per request, %.1f %% of its response time; %s.",
                                DurationText.of(calls.meanSpanNanos()),
                                100 * calls.shareOfTime(),
                                calls.overlap() >= PARALLEL
                                        ? Evidence.text("%.1f of them at a time, in parallel", calls.overlap())
                                        : "one after another"));
        if (fixed) {
            evidence.add("Only one number of calls was seen, so that it grows with the data is not proven.");
        }
        return evidence;
    }

    private static Gain gain(int rank, ShortenedRequests requests, RemoteCalls calls) {
        return requests.gain(
                rank,
                request -> 0.5 * calls.savedAtOnce(request),
                calls::savedAtOnce,
                request -> Math.max(calls.savedAtOnce(request), calls.savedAsOne(request)),
                "Percentile read again after taking from every request half (low) or all (best) of its time in these calls but the longest one, as"
                        + " when they are asked at the same time, or all but a mean one (high), as when they become one.");
    }
}

package dev.headroom.gate;

import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.RequestOutcome;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.Locale;
import java.util.Optional;

/**
 * The failed requests of one endpoint. Percentiles are taken over requests that succeeded, so failures would flatter
 * them; this says by how much.
 *
 * @param requests all of them
 * @param errors those that failed
 * @param unfinished those of the failed that only ran into the end of the window
 */
record Failures(long requests, long errors, long unfinished) {

    static Failures of(RunMeasurement run, Subject subject) {
        Optional<EndpointMeasurement> endpoint =
                subject.kind() == SubjectKind.ENDPOINT ? run.endpoint(subject.name()) : Optional.empty();
        return endpoint.map(e -> new Failures(
                        e.requests(), e.errors(), e.errorsByKind().getOrDefault(RequestOutcome.UNFINISHED, 0L)))
                .orElse(new Failures(0, 0, 0));
    }

    boolean all() {
        return requests > 0 && errors == requests;
    }

    double share() {
        return requests == 0 ? 0 : (double) errors / requests;
    }

    /** Failures that the end of the window does not explain, over all requests. */
    double answeredShare() {
        return requests == 0 ? 0 : (double) (errors - unfinished) / requests;
    }

    /** {@code 12 of 400 requests failed}. */
    String text() {
        return String.format(Locale.ROOT, "%,d of %,d requests failed", errors, requests);
    }
}

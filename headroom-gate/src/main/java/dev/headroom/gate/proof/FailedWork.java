package dev.headroom.gate.proof;

import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.MetricGroup;
import dev.headroom.gate.metric.SubjectKind;
import dev.headroom.measure.DecimalText;
import dev.headroom.measure.run.EndpointMeasurement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Requests that failed, which what the others took and cost says nothing of: an endpoint that refuses at once is not fast, and a run with
 * failures is nothing to compare with.
 *
 * @param before why the runs before the change are no baseline; empty where they are one
 * @param after why those after it may not count as better or as no worse; empty where they may
 */
record FailedWork(Optional<String> before, Optional<String> after) {

    /** An endpoint that lost more of its requests than this is not the same workload any more. */
    private static final double LOSSY = 0.01;

    static FailedWork of(List<RunPair> pairs, Subject subject, Metric metric) {
        if (metric.group() == MetricGroup.ERRORS) {
            return new FailedWork(Optional.empty(), Optional.empty());
        }
        // What is measured of the instance is the work of all endpoints, so it is as lossy as the worst.
        return of(pairs, subject.kind() == SubjectKind.INSTANCE ? endpoints(pairs) : List.of(subject));
    }

    private static FailedWork of(List<RunPair> pairs, List<Subject> subjects) {
        return new FailedWork(
                worst(pairs, RunPair::before, subjects)
                        .map(text -> "Before the change " + text + "; take a build without errors."),
                worst(pairs, RunPair::after, subjects)
                        .map(text -> "After the change " + text + ", so those that succeeded are not the same work."));
    }

    private static Optional<String> worst(
            List<RunPair> pairs, Function<RunPair, MeasuredRun> side, List<Subject> subjects) {
        return pairs.stream()
                .map(side)
                .flatMap(run ->
                        subjects.stream().flatMap(subject -> run.measurement().endpoint(subject.name()).stream()))
                .filter(endpoint -> share(endpoint) > LOSSY)
                .max(Comparator.comparingDouble(FailedWork::share))
                .map(FailedWork::text);
    }

    private static List<Subject> endpoints(List<RunPair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .flatMap(run -> run.measurement().endpoints().stream())
                .map(endpoint -> Subject.endpoint(endpoint.name()))
                .distinct()
                .toList();
    }

    /** Whether no request of it succeeded. */
    static boolean all(MeasuredRun run, Subject subject) {
        return run.measurement()
                .endpoint(subject.name())
                .filter(endpoint -> share(endpoint) == 1)
                .isPresent();
    }

    private static double share(EndpointMeasurement endpoint) {
        return endpoint.requests() == 0 ? 0 : (double) endpoint.errors() / endpoint.requests();
    }

    private static String text(EndpointMeasurement endpoint) {
        return DecimalText.grouped(endpoint.errors()) + " of " + DecimalText.grouped(endpoint.requests())
                + " requests failed in a run (" + endpoint.name() + ")";
    }
}

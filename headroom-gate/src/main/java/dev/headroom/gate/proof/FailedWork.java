package dev.headroom.gate.proof;

import dev.headroom.gate.Failures;
import dev.headroom.gate.Subject;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.metric.SubjectKind;
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
        if (subject.kind() == SubjectKind.INSTANCE) {
            // Memory is filled by all of them, so it is as lossy as the worst.
            return of(pairs, endpoints(pairs));
        }
        return metric == Metric.ERRORS ? new FailedWork(Optional.empty(), Optional.empty()) : of(pairs, List.of(subject));
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
                .flatMap(run -> subjects.stream()
                        .map(subject -> new Failed(subject, Failures.of(run.measurement(), subject))))
                .filter(failed -> failed.failures().share() > LOSSY)
                .max((one, other) ->
                        Double.compare(one.failures().share(), other.failures().share()))
                .map(failed -> failed.failures().text() + " in a run (" + failed.subject().name() + ")");
    }

    private static List<Subject> endpoints(List<RunPair> pairs) {
        return pairs.stream()
                .flatMap(pair -> Stream.of(pair.before(), pair.after()))
                .flatMap(run -> run.measurement().endpoints().stream())
                .map(endpoint -> Subject.endpoint(endpoint.name()))
                .distinct()
                .toList();
    }

    private record Failed(Subject subject, Failures failures) {}
}

package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.AttributionShare;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.code.CodeEvidence;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.diagnose.rule.EndpointSamples;
import dev.headroom.diagnose.rule.InstanceEvidence;
import dev.headroom.diagnose.rule.JoinedRequest;
import dev.headroom.diagnose.rule.RequestCall;
import dev.headroom.diagnose.rule.RequestSample;
import dev.headroom.diagnose.rule.RequestSql;
import dev.headroom.diagnose.rule.RequestWait;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.Pause;
import dev.headroom.profile.recording.RemoteCall;
import dev.headroom.profile.recording.ServerRequest;
import dev.headroom.profile.recording.SqlExecution;
import dev.headroom.profile.recording.ThreadSample;
import dev.headroom.profile.recording.ThreadWait;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Gathers what {@link RequestJoin} has matched, by endpoint. */
final class JoinedRunBuilder {

    private final RunEvidence run;
    private final CodeEvidence classes;
    private final ApplicationCode code;
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Map<SampleType, Attribution> attribution = new LinkedHashMap<>();
    /** The endpoint and the place in it of every server request; null for requests that are none of ours. */
    private final Endpoint[] endpointOf;

    private final int[] placeOf;

    private long foreignRequests;
    private long joinedRequests;
    private long clientRequests;
    private long samples;
    private long samplesOutside;

    JoinedRunBuilder(RunEvidence run, CodeEvidence classes) {
        this.run = run;
        this.classes = classes;
        code = new ApplicationCode(run.server().stacks());
        endpointOf = new Endpoint[run.server().requests().size()];
        placeOf = new int[endpointOf.length];
        run.endpoints().forEach(this::endpoint);
    }

    void countClientRequest() {
        clientRequests++;
    }

    void countForeignRequest() {
        foreignRequests++;
    }

    void countSampleOutside() {
        samples++;
        samplesOutside++;
    }

    void addRequest(int request, String endpointName, ServerRequest server, Optional<ClientRequest> client) {
        Endpoint endpoint = endpoint(endpointName);
        endpointOf[request] = endpoint;
        placeOf[request] = endpoint.requests.size();
        endpoint.requests.add(new JoinedRequest(server, client));
        joinedRequests++;
    }

    void addSample(ThreadSample sample, boolean onRequestThread, int request) {
        samples++;
        boolean attributed = onRequestThread && request != ThreadTimeline.NONE;
        attribution
                .computeIfAbsent(sample.type(), type -> new Attribution())
                .count(sample.count(), onRequestThread, attributed);
        if (attributed && endpointOf[request] != null) {
            endpointOf[request]
                    .samples
                    .computeIfAbsent(sample.type(), type -> new ArrayList<>())
                    .add(new RequestSample(placeOf[request], sample));
        }
    }

    void addSql(SqlExecution execution, int request) {
        if (request != ThreadTimeline.NONE && endpointOf[request] != null) {
            endpointOf[request].sql.add(new RequestSql(placeOf[request], execution));
        }
    }

    void addCall(RemoteCall call, int request) {
        if (request != ThreadTimeline.NONE && endpointOf[request] != null) {
            endpointOf[request].calls.add(new RequestCall(placeOf[request], call));
        }
    }

    void addWait(ThreadWait wait, int request) {
        if (request != ThreadTimeline.NONE && endpointOf[request] != null) {
            endpointOf[request].waits.add(new RequestWait(placeOf[request], wait));
        }
    }

    /** @param owners for each server request the one that speaks for its trace */
    JoinedRun build(Map<Long, ThreadTimeline> timelines, int[] owners) {
        InstanceEvidence instance = instance();
        List<EndpointEvidence> seen = endpoints.values().stream()
                .filter(endpoint -> !endpoint.requests.isEmpty())
                .map(endpoint -> endpoint.build(code, instance))
                .toList();
        List<AttributionShare> shares = attribution.entrySet().stream()
                .map(entry -> entry.getValue().share(entry.getKey()))
                .toList();
        long withClient = clientRequests == 0 ? 0 : joinedRequests;
        return new JoinedRun(
                seen,
                shares,
                new RequestsOnThreads(timelines, owners, endpointNames()),
                new JoinedRun.Counts(
                        joinedRequests + foreignRequests,
                        joinedRequests,
                        clientRequests,
                        withClient,
                        samples,
                        samplesOutside));
    }

    private @Nullable String[] endpointNames() {
        @Nullable String[] names = new String[endpointOf.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = endpointOf[i] == null ? null : endpointOf[i].name;
        }
        return names;
    }

    private InstanceEvidence instance() {
        List<Pause> collections = run.server().pauses().stream()
                .filter(pause -> pause.kind() == Pause.Kind.GARBAGE_COLLECTION)
                .filter(pause ->
                        pause.startNanos() >= run.windowStartNanos() && pause.startNanos() < run.windowEndNanos())
                .toList();
        Map<String, Long> allocated = new LinkedHashMap<>();
        endpoints.forEach((name, endpoint) -> endpoint.requests.stream()
                .mapToLong(request -> request.server().allocatedBytes())
                .filter(bytes -> bytes >= 0)
                .forEach(bytes -> allocated.merge(name, bytes, Long::sum)));
        Map<String, Collection<List<RequestSample>>> samplesByEndpoint = new LinkedHashMap<>();
        endpoints.forEach((name, endpoint) -> samplesByEndpoint.put(name, endpoint.samples.values()));
        return new InstanceEvidence(
                run.windowEndNanos() - run.windowStartNanos(),
                collections,
                allocated,
                HeldFields.of(run, samplesByEndpoint, classes),
                classes.sites());
    }

    private Endpoint endpoint(String name) {
        return endpoints.computeIfAbsent(name, Endpoint::new);
    }

    private static final class Endpoint {

        private final String name;
        private final List<JoinedRequest> requests = new ArrayList<>();
        private final Map<SampleType, List<RequestSample>> samples = new LinkedHashMap<>();
        private final List<RequestSql> sql = new ArrayList<>();
        private final List<RequestCall> calls = new ArrayList<>();
        private final List<RequestWait> waits = new ArrayList<>();

        Endpoint(String name) {
            this.name = name;
        }

        EndpointEvidence build(ApplicationCode code, InstanceEvidence instance) {
            sql.sort(Comparator.comparingLong(issued -> issued.execution().startNanos()));
            calls.sort(Comparator.comparingLong(call -> call.sent().startNanos()));
            return new EndpointEvidence(
                    name, code, perRequest(), requests, new EndpointSamples(samples), sql, calls, waits, instance);
        }

        private PerRequest perRequest() {
            return new PerRequest(
                    requests.size(),
                    mean(ServerRequest::cpuNanos),
                    mean(ServerRequest::allocatedBytes),
                    mean(ServerRequest::sqlQueries));
        }

        /** Negative counters of the agent mean unknown and are left out. */
        private OptionalDouble mean(ToLongFunction<ServerRequest> counter) {
            return requests.stream()
                    .map(JoinedRequest::server)
                    .mapToLong(counter)
                    .filter(value -> value >= 0)
                    .average();
        }
    }

    private static final class Attribution {

        private long all;
        private long onRequestThreads;
        private long attributed;

        void count(long samples, boolean onRequestThread, boolean toRequest) {
            all += samples;
            onRequestThreads += onRequestThread ? samples : 0;
            attributed += toRequest ? samples : 0;
        }

        AttributionShare share(SampleType type) {
            return new AttributionShare(type, all, onRequestThreads, attributed);
        }
    }
}

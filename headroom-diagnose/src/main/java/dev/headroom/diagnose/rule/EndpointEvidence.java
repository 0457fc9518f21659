package dev.headroom.diagnose.rule;

import dev.headroom.measure.run.PerRequest;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.List;

/**
 * Everything observed of one endpoint in the window, by request.
 *
 * @param endpoint as the load names it, or method and route where there was no load of ours
 * @param perRequest means over its requests
 * @param requests those that started in the window and whose server-side event was seen
 * @param sql in order of time
 * @param calls to other services, in order of time
 * @param waits in the order of the recording
 * @param instance what all endpoints share
 */
public record EndpointEvidence(
        String endpoint,
        ApplicationCode code,
        PerRequest perRequest,
        List<JoinedRequest> requests,
        EndpointSamples samples,
        List<RequestSql> sql,
        List<RequestCall> calls,
        List<RequestWait> waits,
        InstanceEvidence instance) {

    public EndpointEvidence {
        requests = List.copyOf(requests);
        sql = List.copyOf(sql);
        calls = List.copyOf(calls);
        waits = List.copyOf(waits);
    }

    public StackTable stacks() {
        return code.stacks();
    }

    public List<RequestSample> samples(SampleType type) {
        return samples.of(type);
    }

    /** The samples of one type, aggregated; empty where there are none. */
    public Profile profile(SampleType type) {
        var profile = new Profile(type, stacks());
        for (RequestSample joined : samples(type)) {
            profile.add(
                    joined.sample().stack(),
                    joined.sample().weight(),
                    joined.sample().count());
        }
        return profile;
    }
}

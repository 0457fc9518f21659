package dev.headroom.measure.run;

import dev.headroom.measure.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything one run measured: the client's view, the server's resources, and whether the numbers can be believed.
 *
 * @param id the run's name, unique on its machine
 * @param started first intended start of the measuring window
 * @param window length of the measuring window
 * @param complete false when the run was stopped before its window ended
 * @param commit of the service's source; empty where it is not known
 */
public record RunMeasurement(
        String id,
        Instant started,
        Duration window,
        boolean complete,
        Environment environment,
        List<EndpointMeasurement> endpoints,
        InstanceMeasurement instance,
        SelfCheck selfCheck,
        Optional<Commit> commit) {

    public RunMeasurement {
        endpoints = List.copyOf(endpoints);
    }

    /** Of a service whose commit is not known. */
    public RunMeasurement(
            String id,
            Instant started,
            Duration window,
            boolean complete,
            Environment environment,
            List<EndpointMeasurement> endpoints,
            InstanceMeasurement instance,
            SelfCheck selfCheck) {
        this(id, started, window, complete, environment, endpoints, instance, selfCheck, Optional.empty());
    }

    public Optional<EndpointMeasurement> endpoint(String name) {
        return endpoints.stream().filter(e -> e.name().equals(name)).findFirst();
    }

    public long requests() {
        return endpoints.stream().mapToLong(EndpointMeasurement::requests).sum();
    }

    public long errors() {
        return endpoints.stream().mapToLong(EndpointMeasurement::errors).sum();
    }
}

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
 */
public record RunMeasurement(
        String id,
        Instant started,
        Duration window,
        boolean complete,
        Environment environment,
        List<EndpointMeasurement> endpoints,
        InstanceMeasurement instance,
        SelfCheck selfCheck) {

    public RunMeasurement {
        endpoints = List.copyOf(endpoints);
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

package dev.headroom.report;

import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.util.List;

/**
 * What {@code headroom load} measured by itself, without a profile or a budget.
 *
 * @param target what was loaded, for people
 * @param responseTime of all endpoints together, intended start to complete, from one merged histogram
 * @param serviceTime likewise, send to complete
 * @param connectionWaits how long requests waited for a free connection, of those that did; part of their response time
 */
public record LoadSummary(
        String target,
        List<EndpointMeasurement> endpoints,
        PercentileSummary responseTime,
        PercentileSummary serviceTime,
        PercentileSummary connectionWaits,
        SelfCheck selfCheck) {

    public LoadSummary {
        endpoints = List.copyOf(endpoints);
    }

    public long requests() {
        return endpoints.stream().mapToLong(EndpointMeasurement::requests).sum();
    }

    public long errors() {
        return endpoints.stream().mapToLong(EndpointMeasurement::errors).sum();
    }
}

package dev.headroom.report;

import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.load.MeasuredEndpoint;
import dev.headroom.measure.load.MeasuredLoad;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.SelfCheck;
import java.util.List;

/**
 * What {@code headroom load} measured by itself, without a profile or a budget.
 *
 * @param target what was loaded, for people
 * @param protocol what was spoken with it, as in {@code HTTP/2 over TLSv1.3}
 * @param responseTime of all endpoints together, intended start to complete, from one merged histogram
 * @param serviceTime likewise, send to complete
 * @param connectionWaits how long requests waited for a free connection, of those that did; part of their response time
 */
public record LoadSummary(
        String target,
        String protocol,
        List<EndpointMeasurement> endpoints,
        PercentileSummary responseTime,
        PercentileSummary serviceTime,
        PercentileSummary connectionWaits,
        SelfCheck selfCheck) {

    public LoadSummary {
        endpoints = List.copyOf(endpoints);
    }

    /** What is shown of a result that holds more. */
    public static LoadSummary of(MeasuredLoad load) {
        return new LoadSummary(
                load.target(),
                load.protocol(),
                load.endpoints().stream().map(MeasuredEndpoint::summary).toList(),
                load.responseTimes().summary(),
                load.serviceTimes().summary(),
                load.connectionWaits().summary(),
                load.selfCheck());
    }

    public long requests() {
        return endpoints.stream().mapToLong(EndpointMeasurement::requests).sum();
    }

    public long errors() {
        return endpoints.stream().mapToLong(EndpointMeasurement::errors).sum();
    }
}

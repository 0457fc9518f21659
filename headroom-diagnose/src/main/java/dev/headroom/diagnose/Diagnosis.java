package dev.headroom.diagnose;

import dev.headroom.diagnose.moment.Band;
import dev.headroom.diagnose.moment.Moments;
import dev.headroom.diagnose.tail.TailBreakdown;
import java.util.List;

/**
 * What a run's evidence says.
 *
 * @param endpoints one per endpoint that was seen, in the load's order
 * @param attribution how much of each kind of sample could be given to a request
 * @param findings best first
 * @param tail one per endpoint with enough requests
 * @param moments when requests were slow, and what ran then
 * @param notes sentences for people about missing or thin evidence: an empty profile, a starved one, no server events
 */
public record Diagnosis(
        List<EndpointDiagnosis> endpoints,
        List<AttributionShare> attribution,
        List<Finding> findings,
        List<TailBreakdown> tail,
        Moments moments,
        List<String> notes) {

    public Diagnosis {
        endpoints = List.copyOf(endpoints);
        attribution = List.copyOf(attribution);
        findings = List.copyOf(findings);
        tail = List.copyOf(tail);
        notes = List.copyOf(notes);
    }

    /** With further bands over its moments. */
    public Diagnosis with(List<Band> bands) {
        return new Diagnosis(endpoints, attribution, findings, tail, moments.with(bands), notes);
    }

    /** The diagnosis of a run that was not profiled, with the reason. */
    public static Diagnosis none(String reason) {
        return none(reason, Moments.none());
    }

    /** The diagnosis of a run that was not profiled, with the reason; when its requests were slow is known all the same. */
    public static Diagnosis none(String reason, Moments moments) {
        return new Diagnosis(List.of(), List.of(), List.of(), List.of(), moments, List.of(reason));
    }
}

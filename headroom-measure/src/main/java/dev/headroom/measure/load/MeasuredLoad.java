package dev.headroom.measure.load;

import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.run.SelfCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The whole result of Headroom's generator, or of several of them: what a result file holds.
 *
 * @param target what was loaded
 * @param protocol what was spoken with it, as in {@code HTTP/2 over TLSv1.3}
 * @param connections most connections open at once, of all generators together
 * @param warmup load before the window; zero where the window began with the first request
 * @param timeout a request without its answer this long has failed
 * @param generators one for each generator, at least one
 * @param lateness of the sends of all generators
 * @param connectionWaits of the requests that waited for a free connection
 * @param selfCheck of all generators together
 */
public record MeasuredLoad(
        String target,
        String protocol,
        LoadModel model,
        long connections,
        Duration warmup,
        Duration timeout,
        List<GeneratorRun> generators,
        List<MeasuredEndpoint> endpoints,
        DurationHistogram lateness,
        DurationHistogram connectionWaits,
        SelfCheck selfCheck) {

    public MeasuredLoad {
        generators = List.copyOf(generators);
        endpoints = List.copyOf(endpoints);
        if (generators.isEmpty()) {
            throw new IllegalArgumentException("A load was made by at least one generator");
        }
    }

    public long requests() {
        return endpoints.stream().mapToLong(MeasuredEndpoint::requests).sum();
    }

    public long errors() {
        return endpoints.stream()
                .mapToLong(endpoint -> endpoint.summary().errors())
                .sum();
    }

    /** Successful response times of all endpoints together. */
    public DurationHistogram responseTimes() {
        return sum(MeasuredEndpoint::responseTimes);
    }

    /** Successful service times of all endpoints together. */
    public DurationHistogram serviceTimes() {
        return sum(MeasuredEndpoint::serviceTimes);
    }

    /** When the first window began. */
    public Instant started() {
        return generators.stream()
                .map(GeneratorRun::started)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** From the first window's start to the last one's end. */
    public Duration window() {
        Instant ended = generators.stream()
                .map(GeneratorRun::ended)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(started(), ended);
    }

    /** Whether every generator reached the end of its window. */
    public boolean complete() {
        return generators.stream().allMatch(GeneratorRun::complete);
    }

    private DurationHistogram sum(Function<MeasuredEndpoint, DurationHistogram> times) {
        var all = new DurationHistogram();
        endpoints.forEach(endpoint -> all.add(times.apply(endpoint)));
        return all;
    }
}

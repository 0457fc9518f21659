package dev.headroom.cli.run;

import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadResult;
import dev.headroom.measure.RequestOutcome;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A load of which nothing succeeded measured nothing: its percentiles are of no requests at all. */
public final class FailedRequests {

    private FailedRequests() {}

    /** The reason to give, if requests were sent and each of them failed. */
    public static Optional<String> allOf(LoadResult load) {
        if (load.requests() == 0 || load.errors() < load.requests()) {
            return Optional.empty();
        }
        Map<RequestOutcome, Long> kinds = new EnumMap<>(RequestOutcome.class);
        for (EndpointResult endpoint : load.endpoints()) {
            endpoint.errorsByKind().forEach((kind, count) -> kinds.merge(kind, count, Long::sum));
        }
        String counts = kinds.entrySet().stream()
                .map(kind -> String.format(
                        Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey().id()))
                .collect(Collectors.joining(", "));
        return Optional.of(String.format(
                Locale.ROOT,
                "all %,d requests failed (%s). Send one by hand and look at its answer.",
                load.requests(),
                counts));
    }
}

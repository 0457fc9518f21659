package dev.headroom.cli.config;

import dev.headroom.load.Arrivals;
import java.time.Duration;
import java.util.List;

/**
 * The load to be driven.
 *
 * @param duration length of the measuring window, warm-up not included
 * @param connections the most that are open at once
 * @param timeout after which a request without a whole answer has failed
 * @param seed decides parameters and gaps, so that two runs send the same requests
 * @param requests the mix, at least one
 */
public record LoadConfig(
        Arrivals arrivals,
        Warmup warmup,
        Duration duration,
        int connections,
        Duration timeout,
        long seed,
        List<RequestConfig> requests) {

    public LoadConfig {
        requests = List.copyOf(requests);
        if (requests.isEmpty()) {
            throw new IllegalArgumentException("A load has at least one request");
        }
    }
}

package dev.headroom.load;

import dev.headroom.measure.ClientRequest;
import java.util.List;

/**
 * Single requests of a measurement. Holds all of them up to its bound; beyond it, the slowest ones and an even sample of
 * the rest.
 *
 * @param requests by intended start
 * @param total requests there were
 */
public record RequestLog(List<ClientRequest> requests, long total) {

    public RequestLog {
        requests = List.copyOf(requests);
        if (requests.size() > total) {
            throw new IllegalArgumentException(
                    "A log holds at most all requests, got " + requests.size() + " of " + total);
        }
    }

    /** Whether some requests are missing from the list. */
    public boolean isSample() {
        return requests.size() < total;
    }
}

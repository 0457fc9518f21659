package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.RequestLog;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import org.junit.jupiter.api.Test;

class RequestStoreTest {

    @Test
    void upToItsBoundItHoldsEveryRequest() {
        RequestLog log = filled(10_000, 10_000).toLog(7);

        assertThat(log.isSample()).isFalse();
        assertThat(log.requests()).hasSize(10_000);
        assertThat(log.requests().get(1)).isEqualTo(new ClientRequest(2, 1, 1_007, 1_008, 1_010, RequestOutcome.OK));
    }

    @Test
    void beyondItsBoundItKeepsTheSlowestAndAnEvenSample() {
        RequestLog log = filled(1_000, 100_000).toLog(0);

        assertThat(log.isSample()).isTrue();
        assertThat(log.total()).isEqualTo(100_000);
        assertThat(log.requests()).hasSizeBetween(1_000, 1_010).doesNotHaveDuplicates();
        assertThat(log.requests().stream().filter(r -> r.responseTimeNanos() == 1_000_000))
                .as("one in 10,000 is slow, and all ten are kept")
                .hasSize(10);
        assertThat(log.requests().stream()
                        .mapToLong(ClientRequest::traceId)
                        .average()
                        .orElseThrow())
                .isBetween(45_000.0, 55_000.0);
    }

    private static RequestStore filled(int bound, int requests) {
        var store = new RequestStore(bound);
        for (int i = 0; i < requests; i++) {
            long intended = i * 1_000L;
            long took = i % 10_000 == 5_000 && requests > bound ? 1_000_000 : 3;
            store.add(i + 1, i % 3, intended, intended + 1, intended + took, RequestOutcome.OK);
        }
        return store;
    }
}

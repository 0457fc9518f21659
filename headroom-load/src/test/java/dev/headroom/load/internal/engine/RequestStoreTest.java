package dev.headroom.load.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.load.RequestLog;
import dev.headroom.load.internal.protocol.Connection;
import dev.headroom.load.internal.protocol.Slot;
import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

class RequestStoreTest {

    /** A connection that nothing is done with. */
    private static final Connection NOWHERE = (Connection) Proxy.newProxyInstance(
            RequestStoreTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                throw new UnsupportedOperationException(method.getName());
            });

    @Test
    void upToItsBoundItHoldsEveryRequest() {
        RequestLog log = filled(10_000, 10_000).toLog(7);

        assertThat(log.isSample()).isFalse();
        assertThat(log.requests()).hasSize(10_000);
        assertThat(log.requests().get(1))
                .isEqualTo(new ClientRequest(2, 1, 4, 1_007, 1_008, 1_009, 1_010, RequestOutcome.OK));
    }

    @Test
    void anAnswerReadAtOnceHasItsFirstByteWhenItIsComplete() {
        var store = new RequestStore(1);
        var slot = new Slot(NOWHERE);
        slot.intendedNanos = 10;
        slot.sentNanos = 11;
        store.add(slot, 15, RequestOutcome.OK);

        assertThat(store.toLog(0).requests().get(0).firstByteNanos()).isEqualTo(15);
    }

    @Test
    void whatWasNeverSentHasNoConnection() {
        var store = new RequestStore(1);
        store.addUnsent(9, 70_000, 10, 15, RequestOutcome.TIMEOUT);

        assertThat(store.toLog(0).requests())
                .containsExactly(new ClientRequest(9, 70_000, -1, 10, 15, 15, 15, RequestOutcome.TIMEOUT));
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
        var slot = new Slot(NOWHERE);
        for (int i = 0; i < requests; i++) {
            long intended = i * 1_000L;
            long took = i % 10_000 == 5_000 && requests > bound ? 1_000_000 : 3;
            slot.traceIdLow = i + 1L;
            slot.endpoint = i % 3;
            slot.connectionNumber = 4;
            slot.intendedNanos = intended;
            slot.sentNanos = intended + 1;
            slot.firstByteNanos = intended + 2;
            store.add(slot, intended + took, RequestOutcome.OK);
        }
        return store;
    }
}

package dev.headroom.diagnose.internal.tail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.measure.ClientRequest;
import dev.headroom.measure.RequestOutcome;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ChargingTest {

    @Property(tries = 300)
    void whateverOverlapsTimeIsTakenOnce(
            @ForAll @Size(max = 20) List<@IntRange(min = -50, max = 1_050) Integer> starts,
            @ForAll @IntRange(max = 300) int length) {
        var free = new FreeTime(0, 1_000);
        long taken = 0;
        for (int start : starts) {
            taken += free.take(start, start + length);
        }

        assertThat(taken + free.total()).isEqualTo(1_000);
        assertThat(free.between(0, 500) + free.between(500, 1_000)).isEqualTo(free.total());
    }

    @Test
    void aRequestDueWhileEveryConnectionIsBusyWaitsForOne() {
        List<ClientRequest> requests = new ArrayList<>();
        requests.add(request(0, 0, 100));
        requests.add(request(10, 10, 90));
        requests.add(request(50, 90, 120));
        requests.add(request(200, 205, 210));

        var connections = new BusyConnections(requests);

        assertThat(connections.allBusyAt(50)).isTrue();
        assertThat(connections.allBusyAt(200)).isFalse();
        assertThat(new BusyConnections(List.of()).allBusyAt(0)).isFalse();
    }

    private static ClientRequest request(long intended, long sent, long completed) {
        return new ClientRequest(intended, 0, intended, sent, completed, RequestOutcome.OK);
    }
}

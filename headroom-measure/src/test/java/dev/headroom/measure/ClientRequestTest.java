package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ClientRequestTest {

    @Test
    void waitingForASlotCountsInResponseTimeAndNotInServiceTime() {
        var request = new ClientRequest(1, 0, 100, 140, 200, RequestOutcome.OK);

        assertThat(request.responseTimeNanos()).isEqualTo(100);
        assertThat(request.serviceTimeNanos()).isEqualTo(60);
        assertThat(request.latenessNanos()).isEqualTo(40);
    }

    @Test
    void aRequestSentBeforeItWasIntendedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientRequest(1, 0, 100, 99, 200, RequestOutcome.OK));
    }
}

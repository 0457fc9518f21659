package dev.headroom.measure.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.headroom.measure.PercentileSummary;
import dev.headroom.measure.RequestOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunMeasurementTest {

    private static EndpointMeasurement endpoint(long requests, Map<RequestOutcome, Long> errors) {
        return new EndpointMeasurement(
                "GET /orders/{id}",
                requests,
                errors,
                PercentileSummary.empty(),
                PercentileSummary.empty(),
                PerRequest.unknown());
    }

    @Test
    void errorsAreTheSumOverTheirKinds() {
        EndpointMeasurement endpoint = endpoint(10, Map.of(RequestOutcome.TIMEOUT, 2L, RequestOutcome.BAD_STATUS, 3L));

        assertThat(endpoint.errors()).isEqualTo(5);
    }

    @Test
    void moreErrorsThanRequestsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint(1, Map.of(RequestOutcome.TIMEOUT, 2L)));
    }

    @Test
    void aSuccessIsNotAnError() {
        assertThatIllegalArgumentException().isThrownBy(() -> endpoint(1, Map.of(RequestOutcome.OK, 1L)));
    }

    @Test
    void aSelfCheckThatIsNotValidSaysWhy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SelfCheck(
                        SelfCheck.Verdict.NOISY_HOST,
                        100,
                        100,
                        PercentileSummary.empty(),
                        0,
                        0,
                        PercentileSummary.empty(),
                        List.of()));
    }
}

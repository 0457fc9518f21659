package dev.headroom.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceparentTest {
    @Test
    void bothHalvesOfTheTraceIdAreRead() {
        String header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        assertThat(Traceparent.isValid(header)).isTrue();
        assertThat(Traceparent.high(header)).isEqualTo(0x0af7651916cd43ddL);
        assertThat(Traceparent.low(header)).isEqualTo(0x8448eb211c80319cL);
    }

    @Test
    void aLaterVersionMayAppendFields() {
        assertThat(Traceparent.isValid("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-011",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
                "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
            })
    void whatDoesNotConformIsNotValid(String header) {
        assertThat(Traceparent.isValid(header)).isFalse();
    }
}

package dev.headroom.gate.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegressLimitTest {

    @Test
    void aLimitHasAMetricAndARatio() throws LimitException {
        assertThat(RegressLimit.parse("p(95)=10%")).isEqualTo(new RegressLimit("p(95)", 0.1));
        assertThat(RegressLimit.parse(" p( 99.9 ) = 5% ").metric()).isEqualTo("p(99.9)");
        assertThat(RegressLimit.parse("gc.alloc.rate.norm=0%").limit()).isZero();
        assertThat(RegressLimit.parse("bytes=per=op=0.25").metric()).isEqualTo("bytes=per=op");
        assertThat(RegressLimit.parse("score=12.5%").text()).isEqualTo("score=12.5%");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "=", "p(95)", "=10%", "p(95)=", "p(95)=ten", "p(95)=-5%", "p(0)=1%", "p(100)=1%", "p95=10%"})
    void whatIsNoneSaysWhatItTakes(String text) {
        assertThatThrownBy(() -> RegressLimit.parse(text)).isInstanceOf(LimitException.class);
    }
}

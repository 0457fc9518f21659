package dev.headroom.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecimalTextTest {

    @Property
    void writesAsTheFormatterDoes(
            @ForAll @DoubleRange(min = -1e15, max = 1e15) double value, @ForAll @IntRange(max = 3) int decimals) {
        String plain = String.format(Locale.ROOT, "%." + decimals + "f", value);
        String grouped = String.format(Locale.ROOT, "%,." + decimals + "f", value);

        assertThat(DecimalText.fixed(value, decimals)).isEqualTo(withoutNegativeZero(plain));
        assertThat(DecimalText.grouped(value, decimals)).isEqualTo(withoutNegativeZero(grouped));
    }

    @Property
    void groupsWholeNumbersAsTheFormatterDoes(@ForAll long value) {
        assertThat(DecimalText.grouped(value)).isEqualTo(String.format(Locale.ROOT, "%,d", value));
    }

    @Test
    void roundsAHalfAwayFromZero() {
        assertThat(DecimalText.fixed(0.125, 2)).isEqualTo("0.13");
        assertThat(DecimalText.fixed(-2.5, 0)).isEqualTo("-3");
        assertThat(DecimalText.fixed(1e300, 0)).hasSize(301);
    }

    @Test
    void namesWhatIsNoNumber() {
        assertThat(DecimalText.fixed(Double.NaN, 1)).isEqualTo("NaN");
        assertThat(DecimalText.grouped(Double.NEGATIVE_INFINITY, 1)).isEqualTo("-Infinity");
    }

    private static String withoutNegativeZero(String text) {
        return text.matches("-[0.,]+") ? text.substring(1) : text;
    }
}

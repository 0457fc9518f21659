package dev.headroom.gate.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headroom.gate.metric.ExpressionException;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingLimitTest {

    @ParameterizedTest
    @CsvSource({
        "none, 0, false, MICRO, false",
        "none at level >= io, 0, false, IO, false",
        "none at level>=io, 0, false, IO, false",
        "'  at   most 2  at level >=  data-structure ', 2, false, DATA_STRUCTURE, false",
        "at most 0 new, 0, true, MICRO, false",
        "none new at level >= memory with suspected, 0, true, MEMORY, true",
        "none with suspected, 0, false, MICRO, true",
    })
    void readsHowManyOfWhich(String text, int most, boolean onlyNew, FindingLevel least, boolean withSuspected)
            throws ExpressionException {
        assertThat(FindingLimit.parse(text))
                .isEqualTo(new FindingLimit(text, OptionalInt.of(most), onlyNew, least, withSuspected));
    }

    @Test
    void aPlaceholderIsFilledInLater() throws ExpressionException {
        assertThat(FindingLimit.parse("at most [measure] at level >= io").isPlaceholder())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "non | 0 | did you mean 'none'?",
                "none at level >= oi | 17 | unknown level 'oi'",
                "none at level >= algorithms | 17 | did you mean 'algorithm'?",
                "none at level | 13 | expected >=",
                "none at level > io | 14 | expected >=",
                "none at level >= | 16 | a level is missing; expected one of architecture, algorithm",
                "none at lvl >= io | 8 | did you mean 'level'?",
                "at most | 7 | expected a number of findings",
                "at most many | 8 | expected a number of findings",
                "at most -1 | 8 | expected a number of findings",
                "at most 99999999 | 8 | expected a number of findings",
                "none at level >= io with suspicion | 25 | expected suspected",
                "none at level >= io please | 20 | not 'please'",
            })
    void whatCannotBeReadSaysWhereAndWhat(String text, int position, String part) {
        var failure = catchThrowableOfType(ExpressionException.class, () -> FindingLimit.parse(text));

        assertThat(failure).isNotNull();
        assertThat(failure.position()).isEqualTo(position);
        assertThat(failure.problem()).contains(part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u0000", ">=", "at at at", "none none"})
    void hostileTextIsRefused(String text) {
        assertThatThrownBy(() -> FindingLimit.parse(text)).isInstanceOf(ExpressionException.class);
    }

    @Test
    void endlessTextIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> FindingLimit.parse("none ".repeat(100_000)))
                .isInstanceOf(ExpressionException.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Property
    void anyTextIsReadOrRefusedNeverMore(@ForAll String text) {
        try {
            assertThat(FindingLimit.parse(text).text()).isEqualTo(text);
        } catch (ExpressionException refused) {
            assertThat(refused.position()).isBetween(0, text.length());
        }
    }
}

package dev.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headroom.cli.run.Mark;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

/** What {@code --mark} takes. */
class MarkOptionTest {

    @Test
    void aMarkIsATextAndATimeAfterTheWindowsStart() {
        assertThat(convert("deploy 1.4.2=12s")).isEqualTo(new Mark("deploy 1.4.2", Duration.ofSeconds(12)));
    }

    @Test
    void theLastEqualsSignEndsTheText() {
        assertThat(convert("pool.size=20 = 1500ms")).isEqualTo(new Mark("pool.size=20", Duration.ofMillis(1_500)));
    }

    @Test
    void aMarkWithoutTextOrTimeIsRefusedWithAnExample() {
        for (String bad : new String[] {"deploy", "=12s", "  =12s"}) {
            assertThatThrownBy(() -> convert(bad))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageContaining("'deploy 1.4.2=12s'");
        }
        assertThatThrownBy(() -> convert("deploy=later"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("is not a duration");
    }

    private static Mark convert(String text) {
        return new MarkOption.MarkArgument().convert(text);
    }
}

package dev.headroom.diagnose.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How patterns mean functions. */
class FramePatternsTest {

    @ParameterizedTest
    @CsvSource({
        "regexp.Compile, regexp.Compile, true",
        "regexp.Compile, regexp.Compiler, false",
        "log.*, log.Printf, true",
        "log.*, log/slog.Info, false",
        "sync.(*Mutex).lockSlow, sync.(*Mutex).lockSlow, true",
        "*.init, github.com/acme/shop.init, true",
        "*.init, main.init.0, false",
        "org.hibernate.collection.*.initialize, org.hibernate.collection.internal.PersistentBag.initialize, true",
        "a*b*c, abxc, true",
        "a*b*c, abx, false",
        "*, anything, true"
    })
    void aStarStandsForAnyCharacters(String pattern, String name, boolean matches) {
        assertThat(FramePatterns.of(List.of(pattern)).matches(name)).isEqualTo(matches);
    }

    @Test
    void onePatternOfSeveralIsEnough() {
        FramePatterns patterns = FramePatterns.of(List.of("a.b", "c.*", "*.d"));

        assertThat(List.of("a.b", "c.x", "x.d")).allMatch(patterns::matches);
        assertThat(patterns.matches("x.y")).isFalse();
        assertThat(FramePatterns.NONE.matches("a.b")).isFalse();
    }

    @Test
    void anEmptyPatternIsAMistake() {
        assertThatThrownBy(() -> FramePatterns.of(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void aPatternMatchesWhatTheSameRegularExpressionDoes(
            @ForAll("patterns") String pattern, @ForAll("names") String name) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : Pattern.quote(String.valueOf((char) c)))
                .collect(Collectors.joining());

        assertThat(FramePatterns.of(List.of(pattern)).matches(name)).isEqualTo(Pattern.matches(regex, name));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*').ofMinLength(1).ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().withChars('a', 'b').ofMaxLength(10);
    }

    @Test
    void manyStarsOverALongNameTakeNoTime() {
        FramePatterns hostile = FramePatterns.of(List.of("*a".repeat(99) + "b"));
        String name = "a".repeat(100_000);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(hostile.matches(name)).isFalse());
    }
}

package dev.headroom.measure.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    private static final List<String> KEYS = List.of("service", "load", "profile", "budgets", "waivers");

    @Test
    void swappedLettersAreOneMistake() {
        assertThat(NearestName.of("laod", KEYS)).hasValue("load");
    }

    @Test
    void letterCaseIsNoMistake() {
        assertThat(NearestName.of("BUDGETS", KEYS)).hasValue("budgets");
    }

    @Test
    void aWordUnlikeAnyNameHasNoNeighbour() {
        assertThat(NearestName.of("elephant", KEYS)).isEmpty();
        assertThat(NearestName.question("elephant", KEYS)).isEmpty();
    }

    @Test
    void hugeNamesAreNotCompared() {
        assertThat(NearestName.of("x".repeat(100_000), KEYS)).isEmpty();
    }

    @Property
    void everyNameIsItsOwnNearest(@ForAll @StringLength(max = 200) String name) {
        List<String> names = List.of("#".repeat(name.length() + 3), name);

        assertThat(NearestName.of(name, names)).hasValue(name);
    }
}

package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.TopFrames.By;
import dev.headroom.profile.TopFrames.Row;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TopFramesTest {

    @Test
    void aRecursiveFunctionCountsOncePerSampleInItsTotal() {
        TopFrames top = TopFrames.of(Stories.of("main;walk:1;walk:2;walk:2 10", "main;walk:1 4"), By.TOTAL);

        assertThat(row(top, "walk").weight()).isEqualTo(new Weight(14, 14));
        assertThat(row(top, "walk").samples()).isEqualTo(2);
        assertThat(row(top, "walk").selfSamples()).isEqualTo(2);
        assertThat(row(top, "main").weight()).isEqualTo(new Weight(0, 14));
    }

    @Test
    void aFunctionIsShownAtTheLineThatWeighsMost() {
        TopFrames top = TopFrames.of(Stories.of("main:1;read 3", "main:7;read 9", "main:9;read 4"), By.TOTAL);

        assertThat(row(top, "main").frame().line()).isEqualTo(7);
    }

    @Test
    void theOrderIsBySelfOrByTotalAsAsked() {
        Profile profile = Stories.of("main;a 10", "main;b;c 5", "main;b;d 6");

        assertThat(TopFrames.of(profile, By.SELF).rows().get(0).frame().name()).isEqualTo("a");
        assertThat(TopFrames.of(profile, By.TOTAL).rows())
                .extracting(row -> row.frame().name())
                .containsExactly("main", "b", "a", "d", "c");
    }

    @Test
    void sharesAreOfTheProfilesSamples() {
        TopFrames top = TopFrames.of(Stories.of("main;a 1", "main;b 1", "main;b 1", "main;b 1"), By.SELF);

        assertThat(top.selfShare(row(top, "b")).share()).isEqualTo(0.75);
        assertThat(top.totalShare(row(top, "main")).share()).isEqualTo(1);
    }

    @Property(tries = 300)
    void selfWeightsAddUpToTheTotalAndNoRowExceedsIt(@ForAll("profiles") Profile profile) {
        TopFrames top = TopFrames.of(profile, By.SELF);

        long onFrames = profile.totalWeight() - profile.selfWeight(StackTable.ROOT);
        assertThat(top.rows().stream().mapToLong(row -> row.weight().self()).sum())
                .isEqualTo(onFrames);
        assertThat(top.rows()).allSatisfy(row -> {
            assertThat(row.weight().total()).isLessThanOrEqualTo(onFrames);
            assertThat(row.selfSamples()).isLessThanOrEqualTo(row.samples());
        });
        assertThat(top.rows()).extracting(row -> row.frame().name()).doesNotHaveDuplicates();
        assertThat(top.rows()).extracting(row -> -row.weight().self()).isSorted();
    }

    @Property(tries = 300)
    void totalsAreThoseOfTheSamplesThatHaveTheFunctionOnTheirStack(@ForAll("profiles") Profile profile) {
        StackTable stacks = profile.stacks();
        Map<Function, Long> totals = new HashMap<>();
        for (int stack = 1; stack < stacks.size(); stack++) {
            Set<Function> onStack = new HashSet<>();
            stacks.framesOf(stack).forEach(frame -> onStack.add(frame.function()));
            for (Function function : onStack) {
                totals.merge(function, profile.selfWeight(stack), Long::sum);
            }
        }

        TopFrames top = TopFrames.of(profile, By.TOTAL);

        totals.values().removeIf(total -> total == 0);
        assertThat(top.rows()).allSatisfy(row -> assertThat(row.weight().total())
                .isEqualTo(totals.getOrDefault(row.frame().function(), 0L)));
        assertThat(top.rows()).hasSizeGreaterThanOrEqualTo(totals.size());
    }

    private static Row row(TopFrames top, String name) {
        return top.rows().stream()
                .filter(row -> row.frame().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Stories.any();
    }
}

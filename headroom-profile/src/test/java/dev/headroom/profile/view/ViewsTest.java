package dev.headroom.profile.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private final Profile profile = StackStory.profile()
            .stack("main;serve:10;list:20;query:30", 5)
            .stack("main;serve:10;list:21;query:30", 2)
            .stack("main;export;list:20;list:22;query:30", 3)
            .stack("main;export;list:22", 1)
            .build();

    @Test
    void callersAndCalleesCountAStackOnceHoweverOftenTheCallRecurs() {
        CallNeighbours neighbours = CallNeighbours.of(profile, Pattern.compile("^list$"));

        assertThat(neighbours.total()).isEqualTo(110);
        assertThat(neighbours.self()).isEqualTo(10);
        assertThat(neighbours.callers())
                .extracting(neighbour -> neighbour.function().name(), CallNeighbours.Neighbour::samples)
                .containsExactly(tuple("serve", 7L), tuple("export", 4L), tuple("list", 3L));
        assertThat(neighbours.callees())
                .extracting(neighbour -> neighbour.function().name(), CallNeighbours.Neighbour::samples)
                .containsExactly(tuple("query", 10L), tuple("list", 3L));
    }

    @Test
    void theOutermostFrameIsCalledByNobody() {
        CallNeighbours neighbours = CallNeighbours.of(profile, Pattern.compile("^main$"));

        assertThat(neighbours.callers())
                .extracting(CallNeighbours.Neighbour::function)
                .containsExactly(Function.NONE);
    }

    @Test
    void linesOfAFunctionComeInSourceOrderWithSelfAndTotal() {
        LineWeights lines = LineWeights.of(profile, Pattern.compile("^list$"));

        assertThat(lines.lines())
                .extracting(
                        LineWeights.Line::line,
                        line -> line.weight().self(),
                        line -> line.weight().total(),
                        LineWeights.Line::samples)
                .containsExactly(tuple(20, 0L, 80L, 8L), tuple(21, 0L, 20L, 2L), tuple(22, 10L, 40L, 4L));
    }

    @Test
    void mergedProfilesHoldTheSumOfTheirStacks() {
        Profile other = StackStory.profile()
                .stack("main;serve:10;list:20;query:30", 1)
                .stack("other", 4)
                .build();

        Profile merged = MergedProfile.of(List.of(profile, other));

        assertThat(merged.sampleCount()).isEqualTo(16);
        assertThat(StackStory.tell(merged)).contains("main;serve;list;query 6", "other 4");
    }

    @Test
    void profilesOfDifferentSampleTypesAreNotMerged() {
        var bytes = new Profile(SampleType.ALLOC_SPACE, new StackTable());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MergedProfile.of(List.of(profile, bytes)))
                .withMessageContaining("--sample-type");
    }
}

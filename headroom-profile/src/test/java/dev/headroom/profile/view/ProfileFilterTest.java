package dev.headroom.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProfileFilterTest {

    private final Profile profile = StackStory.profile()
            .stack("main;serve;list;query", 5)
            .stack("main;serve;export;write", 3)
            .stack("main;serve;list;list;query", 2)
            .stack("main;gc", 1)
            .build();

    @Test
    void focusKeepsWholeStacksThatHaveTheFrameAnywhere() {
        Profile kept = ProfileFilter.none().withFocus(Pattern.compile("list")).apply(profile);

        assertThat(StackStory.tell(kept)).containsExactly("main;serve;list;list;query 2", "main;serve;list;query 5");
        assertThat(kept.totalWeight()).isEqualTo(70);
    }

    @Test
    void ignoreDropsThem() {
        Profile kept =
                ProfileFilter.none().withIgnore(Pattern.compile("^list$")).apply(profile);

        assertThat(StackStory.tell(kept)).containsExactly("main;gc 1", "main;serve;export;write 3");
    }

    @Test
    void hideTakesFramesOutAndGivesTheirSelfWeightToTheirCaller() {
        Profile kept =
                ProfileFilter.none().withHide(Pattern.compile("query|^list$")).apply(profile);

        assertThat(StackStory.tell(kept)).containsExactly("main;gc 1", "main;serve 7", "main;serve;export;write 3");
        assertThat(kept.sampleCount()).isEqualTo(profile.sampleCount());
    }

    @Test
    void ignoreWinsOverFocus() {
        Profile kept = ProfileFilter.none()
                .withFocus(Pattern.compile("serve"))
                .withIgnore(Pattern.compile("write"))
                .apply(profile);

        assertThat(StackStory.tell(kept)).containsExactly("main;serve;list;list;query 2", "main;serve;list;query 5");
    }

    @Test
    void aFilterThatAsksForNothingIsTheProfileItself() {
        assertThat(ProfileFilter.none().apply(profile)).isSameAs(profile);
    }
}

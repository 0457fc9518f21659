package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private final StackTable stacks = new StackTable();
    private final Profile profile = new Profile(SampleType.CPU, stacks);

    @Test
    void withoutSamplesEverythingIsZero() {
        assertThat(profile.isEmpty()).isTrue();
        assertThat(profile.totalWeight()).isZero();
        assertThat(profile.selfWeight(1_000_000)).isZero();
        assertThat(profile.selfSamples(1_000_000)).isZero();
    }

    @Test
    void samplesOfOneStackAddUpAndWeightIsKeptApartFromCount() {
        int stack = stacks.stackOf(List.of(Frame.named("leaf"), Frame.named("main")));

        profile.add(stack, 30, 3);
        profile.add(stack, 50, 1);

        assertThat(profile.selfWeight(stack)).isEqualTo(80);
        assertThat(profile.selfSamples(stack)).isEqualTo(4);
        assertThat(profile.selfWeight(stacks.parent(stack))).isZero();
    }

    @Test
    void aSampleWithoutWeightStillCounts() {
        profile.add(StackTable.ROOT, 0, 1);

        assertThat(profile.isEmpty()).isFalse();
        assertThat(profile.totalWeight()).isZero();
    }

    @Test
    void profilesOfOneTableDoNotSeeEachOthersSamples() {
        var wall = new Profile(SampleType.WALL, stacks);
        int stack = stacks.stackOf(List.of(Frame.named("main")));

        wall.add(stack, 7, 1);

        assertThat(profile.isEmpty()).isTrue();
        assertThat(wall.selfWeight(stack)).isEqualTo(7);
    }

    @Property(tries = 200)
    void selfWeightsAddUpToTheTotal(@ForAll @Size(max = 300) List<@IntRange(max = 500) Integer> samples) {
        var sampled = new Profile(SampleType.CPU, new StackTable());

        samples.forEach(n -> sampled.add(n, n * 3L, 2));

        assertThat(IntStream.rangeClosed(0, 500).mapToLong(sampled::selfWeight).sum())
                .isEqualTo(sampled.totalWeight())
                .isEqualTo(samples.stream().mapToLong(n -> n * 3L).sum());
        assertThat(IntStream.rangeClosed(0, 500).mapToLong(sampled::selfSamples).sum())
                .isEqualTo(sampled.sampleCount())
                .isEqualTo(2L * samples.size());
    }
}

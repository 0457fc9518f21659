package dev.headroom.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.Weight;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlateausTest {

    private final StackTable stacks = new StackTable();
    private final Profile profile = new Profile(SampleType.CPU, stacks);

    @Test
    void aTowerOfCallsIsAPlateauOnlyAtItsEnd() {
        add(100, "main", "serve", "list", "parse");

        assertThat(names(0.01)).containsExactly("parse");
    }

    @Test
    void aFunctionThatFansOutIsAPlateauBesideItsCallees() {
        add(40, "main", "list", "parse");
        add(35, "main", "list", "format");
        add(25, "main", "list", "write");

        assertThat(names(0.01)).containsExactly("list", "parse", "format", "write");
    }

    @Test
    void narrowFunctionsAreLeftOut() {
        add(99, "main", "list");
        add(1, "main", "rare");

        assertThat(names(0.02)).containsExactly("list");
    }

    @Test
    void theWidthIsThatOfTheWeightHoweverFewTheSamples() {
        profile.add(stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("rareAndLarge"))), 900, 90);
        profile.add(stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("oftenAndSmall"))), 100, 910);

        Plateaus plateaus = Plateaus.of(profile, 0.01);

        TopFrames.Row widest = plateaus.rows().get(0);
        assertThat(widest.frame().name()).isEqualTo("rareAndLarge");
        assertThat(plateaus.stops().totalShare(widest).share()).isEqualTo(0.9);
    }

    @Test
    void aPlateauAsNarrowAsItsIntervalIsNoise() {
        add(97, "main", "list");
        add(3, "main", "rare");

        Plateaus plateaus = Plateaus.of(profile, 0.01);

        assertThat(plateaus.rows()).extracting(plateaus::isNoise).containsExactly(false, true);
    }

    @Test
    void recursionCountsItsWidthOnce() {
        add(10, "main", "walk", "walk", "walk");

        TopFrames.Row walk = Plateaus.of(profile, 0.01).rows().get(0);

        assertThat(walk.frame().name()).isEqualTo("walk");
        assertThat(walk.weight()).isEqualTo(new Weight(10, 10));
    }

    @Test
    void anEmptyProfileHasNone() {
        assertThat(names(0.01)).isEmpty();
    }

    private List<String> names(double minimumShare) {
        return Plateaus.of(profile, minimumShare).rows().stream()
                .map(row -> row.frame().name())
                .toList();
    }

    private void add(long weight, String... outermostFirst) {
        int stack = StackTable.ROOT;
        for (String name : outermostFirst) {
            stack = stacks.child(stack, stacks.frameId(Frame.named(name)));
        }
        profile.add(stack, weight, weight);
    }
}

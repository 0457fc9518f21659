package dev.headroom.diagnose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.diagnose.HotPath;
import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.view.Plateaus;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HotPathsTest {

    private static final double LEAST_SHARE = 0.02;

    @Property(tries = 200)
    void theWidthsOfCallPathsAreThoseOfTheCallTree(@ForAll long seed) {
        Profile profile = profileOf(new SplittableRandom(seed));

        CallWidths widths = new CallWidths.Functions(profile.stacks()).of(profile);

        CallNode node = CallTree.of(profile).root();
        int box = StackTable.ROOT;
        while (!node.children().isEmpty()) {
            assertThat(widths.total(box)).isEqualTo(node.weight().total());
            node = node.children().get(0);
            box = widths.widestCallee(box);
            assertThat(widths.function(box)).isEqualTo(node.function().name());
        }
        assertThat(widths.widestCallee(box)).isEqualTo(StackTable.ROOT);
    }

    @Property(tries = 200)
    void thePlateausAreThoseThatTheProfileCommandShows(@ForAll long seed) {
        Profile profile = profileOf(new SplittableRandom(seed));

        HotPath path = new HotPaths(profile.stacks()).of(profile);

        List<Frame> all = Plateaus.of(profile, LEAST_SHARE).rows().stream()
                .map(row -> row.frame())
                .toList();
        List<Frame> read = path.plateaus().stream().map(HotPath.Plateau::frame).toList();
        assertThat(read).hasSizeLessThanOrEqualTo(12).isEqualTo(all.subList(0, read.size()));
        assertThat(read).isNotEmpty();
    }

    @Test
    void aProfileWithoutSamplesHasNoPath() {
        var profile = new Profile(SampleType.CPU, new StackTable());

        HotPath path = new HotPaths(profile.stacks()).of(profile);

        assertThat(path.path()).isEmpty();
        assertThat(path.plateaus()).isEmpty();
        assertThat(path.noiseFrames()).isZero();
    }

    /** Twelve functions at two lines each, recursive at times; every sample weighs something. */
    private static Profile profileOf(SplittableRandom random) {
        var stacks = new StackTable();
        var profile = new Profile(SampleType.CPU, stacks);
        for (int sample = 0; sample < 60; sample++) {
            int stack = StackTable.ROOT;
            int depth = 1 + random.nextInt(6);
            for (int i = 0; i < depth; i++) {
                String name = (random.nextBoolean() ? "com.acme.A.m" : "java.util.B.m") + random.nextInt(6);
                stack = stacks.child(
                        stack, stacks.frameId(new Frame(name, "", 1 + random.nextInt(2), FrameKind.COMPILED)));
            }
            profile.add(stack, 1 + random.nextInt(20), 10);
        }
        return profile;
    }
}

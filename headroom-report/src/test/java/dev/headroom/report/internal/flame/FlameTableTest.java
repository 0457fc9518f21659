package dev.headroom.report.internal.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlameTableTest {

    private final StackTable stacks = new StackTable();
    private final Profile profile = new Profile(SampleType.CPU, stacks);
    private final FlameTable table = new FlameTable();

    @Test
    void functionsOfOneNameInDifferentFilesAreDifferentBoxesAndNamedApart() {
        sample(3, new Frame("run", "a.py", 1, FrameKind.UNKNOWN));
        sample(2, new Frame("run", "b.py", 1, FrameKind.UNKNOWN));

        table.add(profile);

        assertThat(table.size()).isEqualTo(3);
        assertThat(table.functions())
                .extracting(FlameTable.FlameFunction::name)
                .containsExactly("run (a.py)", "run (b.py)");
    }

    @Test
    void callsAtDifferentLinesAreOneBox() {
        sample(1, new Frame("com.acme.Shop.list", "Shop.java", 7, FrameKind.COMPILED));
        sample(1, new Frame("com.acme.Shop.list", "Shop.java", 9, FrameKind.COMPILED));

        Profile merged = table.add(profile);

        assertThat(table.size()).isEqualTo(2);
        assertThat(merged.selfSamples(1)).isEqualTo(2);
    }

    @Test
    void aBoxIsOfTheKindMostOfItsSamplesAre() {
        sample(5, new Frame("f", "", 1, FrameKind.INTERPRETED));
        sample(6, new Frame("f", "", 2, FrameKind.COMPILED));
        sample(9, new Frame("f", "", 3, FrameKind.UNKNOWN));

        table.add(profile);

        assertThat(table.kind(1)).isEqualTo(FlameKind.COMPILED);
    }

    @Test
    void aThreadIsNotTheFunctionOfItsName() {
        int main = sample(4, new Frame("main", "", 0, FrameKind.THREAD));
        profile.add(stacks.child(main, stacks.frameId(Frame.named("main"))), 10, 1);

        table.add(profile);

        assertThat(table.functions())
                .extracting(function -> function.origin().name())
                .containsExactly("[thread]", "[no package]");
        assertThat(table.kind(1)).isEqualTo(FlameKind.THREAD);
        assertThat(table.kind(2)).isEqualTo(FlameKind.UNKNOWN);
    }

    private int sample(int samples, Frame frame) {
        int stack = stacks.stackOf(List.of(frame));
        profile.add(stack, samples * 10L, samples);
        return stack;
    }
}

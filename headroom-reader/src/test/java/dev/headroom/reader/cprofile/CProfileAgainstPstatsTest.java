package dev.headroom.reader.cprofile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.Weight;
import dev.headroom.reader.Fixtures;
import dev.headroom.reader.ProfileSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of every Python that writes them, function by function as {@code pstats} reads them. */
class CProfileAgainstPstatsTest {

    private final Path folder;

    CProfileAgainstPstatsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8", "3.9", "3.10", "3.11", "3.12", "3.13"})
    void callsSelfAndTotalOfEveryFunctionAreThoseOfPstats(String version) throws IOException {
        ProfileSet set = read(version);

        List<String> ours = new ArrayList<>();
        for (TopFrames.Row row :
                set.top(set.profiles().get(0), TopFrames.By.TOTAL).rows()) {
            Frame frame = row.frame();
            ours.add(String.join(
                    "\t",
                    frame.file().isEmpty() ? "~" : frame.file(),
                    Integer.toString(frame.line()),
                    frame.name(),
                    Long.toString(row.samples()),
                    Long.toString(row.weight().self()),
                    Long.toString(row.weight().total())));
        }

        assertThat(ours)
                .containsExactlyInAnyOrderElementsOf(Fixtures.lines("cprofile/cprofile-" + version + ".prof.tsv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8", "3.13"})
    void estimatedStacksKeepTheSelfTimeOfEveryFunctionAndSayThatTheyAreEstimated(String version) throws IOException {
        ProfileSet set = read(version);
        Profile profile = set.find(SampleType.WALL).orElseThrow();

        long[] exact = set.top(profile, TopFrames.By.SELF).rows().stream()
                .mapToLong(row -> row.weight().self())
                .filter(self -> self > 0)
                .sorted()
                .toArray();
        long[] estimated = TopFrames.of(profile, TopFrames.By.SELF).rows().stream()
                .mapToLong(row -> row.weight().self())
                .filter(self -> self > 0)
                .sorted()
                .toArray();

        assertThat(estimated).isEqualTo(exact);
        assertThat(set.stacksEstimated()).isTrue();
        assertThat(set.summary().notes()).anyMatch(note -> note.contains("estimated"));
    }

    @Test
    void pathsFollowTheCallEdges() throws IOException {
        CallTree tree = CallTree.of(read("3.11").profiles().get(0));

        CallNode work = child(tree.root(), name -> name.equals("work"));
        CallNode dumps = child(work, name -> name.equals("dumps"));
        CallNode encode = child(dumps, name -> name.equals("encode"));

        assertThat(work.weight().total()).isGreaterThan(tree.root().weight().total() * 9 / 10);
        assertThat(encode.weight().total()).isBetween(1L, dumps.weight().total());
    }

    /** Ten times f: 3 s of its own, of which 1 s when called by a and 2 s when called by b, which took 4 s and 6 s. */
    @Test
    void aCalleesTimeIsSharedOutByEdges() throws IOException {
        byte[] bytes = new MarshalStory()
                .function("f", 10, 3, 3)
                .calledBy("a", 4, 1, 1)
                .calledBy("b", 6, 2, 2)
                .end()
                .function("a", 1, 3, 4)
                .end()
                .function("b", 1, 4, 6)
                .end()
                .bytes();

        CallTree tree = CallTree.of(Fixtures.profiles(folder, bytes).profiles().get(0));

        CallNode underA = child(child(tree.root(), name -> name.equals("a")), name -> name.equals("f"));
        CallNode underB = child(child(tree.root(), name -> name.equals("b")), name -> name.equals("f"));
        assertThat(underA.weight()).isEqualTo(new Weight(1_000_000_000L, 1_000_000_000L));
        assertThat(underB.weight()).isEqualTo(new Weight(2_000_000_000L, 2_000_000_000L));
    }

    @Test
    void negativeTimesOfACalibratedTimerCountAsZeroAndAreSaid() throws IOException {
        byte[] bytes = new MarshalStory()
                .function("f", 1, -0.001, 1)
                .end()
                .function("g", 1, 1, 1)
                .end()
                .bytes();

        ProfileSet set = Fixtures.profiles(folder, bytes);

        assertThat(Fixtures.row(set, set.profiles().get(0), "f").weight()).isEqualTo(new Weight(0, 1_000_000_000L));
        assertThat(set.summary().notes()).anyMatch(note -> note.contains("below zero"));
    }

    private ProfileSet read(String version) throws IOException {
        return Fixtures.profiles(folder, Fixtures.bytes("cprofile/cprofile-" + version + ".prof"));
    }

    private static CallNode child(CallNode node, Predicate<String> name) {
        return node.children().stream()
                .filter(child -> name.test(child.function().name()))
                .findFirst()
                .orElseThrow();
    }
}

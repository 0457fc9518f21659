package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CallTreeTest {

    @Test
    void callsAtDifferentLinesOfOneFunctionAreOneBox() {
        CallNode root =
                CallTree.of(Stories.of("main:1;load:5 10", "main:2;load:9 20")).root();

        assertThat(root.children()).singleElement().satisfies(main -> {
            assertThat(main.function()).isEqualTo(Function.named("main"));
            assertThat(main.weight()).isEqualTo(new Weight(0, 30));
            assertThat(main.samples()).isEqualTo(2);
            assertThat(main.children()).singleElement().satisfies(load -> assertThat(load.weight())
                    .isEqualTo(new Weight(30, 30)));
        });
    }

    @Test
    void aFunctionUnderTwoCallersIsTwoBoxesTheWiderFirst() {
        CallNode main = CallTree.of(Stories.of("main;cold;read 1", "main;hot;read 9", "main 5"))
                .root()
                .children()
                .get(0);

        assertThat(main.weight()).isEqualTo(new Weight(5, 15));
        assertThat(main.children()).extracting(node -> node.function().name()).containsExactly("hot", "cold");
        assertThat(main.children()).allSatisfy(caller -> assertThat(caller.children())
                .extracting(node -> node.function().name())
                .containsExactly("read"));
    }

    @Test
    void anEmptyProfileIsARootWithoutChildren() {
        CallNode root =
                CallTree.of(new Profile(SampleType.WALL, new StackTable())).root();

        assertThat(root.weight()).isEqualTo(new Weight(0, 0));
        assertThat(root.children()).isEmpty();
    }

    @Property(tries = 300)
    void selfWeightsAddUpToTotalsAtEveryBoxAndToTheProfilesAtTheRoot(@ForAll("profiles") Profile profile) {
        CallNode root = CallTree.of(profile).root();

        assertThat(root.weight().total()).isEqualTo(profile.totalWeight());
        assertThat(root.samples()).isEqualTo(profile.sampleCount());
        assertThat(sumOfSelf(root)).isEqualTo(profile.totalWeight());
        assertBalanced(root);
    }

    private static long sumOfSelf(CallNode node) {
        return node.weight().self()
                + node.children().stream().mapToLong(CallTreeTest::sumOfSelf).sum();
    }

    private static void assertBalanced(CallNode node) {
        long below = node.children().stream()
                .mapToLong(child -> child.weight().total())
                .sum();
        assertThat(node.weight().total()).isEqualTo(node.weight().self() + below);
        assertThat(node.children()).extracting(CallNode::function).doesNotHaveDuplicates();
        assertThat(node.children()).extracting(child -> -child.weight().total()).isSorted();
        node.children().forEach(CallTreeTest::assertBalanced);
    }

    @Provide
    Arbitrary<Profile> profiles() {
        return Stories.any();
    }
}

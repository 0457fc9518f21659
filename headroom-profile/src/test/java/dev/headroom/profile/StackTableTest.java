package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StackTableTest {

    @Test
    void aNewTableHoldsNothingButTheEmptyStack() {
        var table = new StackTable();

        assertThat(table.size()).isEqualTo(1);
        assertThat(table.framesOf(StackTable.ROOT)).isEmpty();
        assertThat(table.stackOf(List.of())).isEqualTo(StackTable.ROOT);
    }

    @Test
    void framesOfOneFunctionAtTwoLinesAreTwoFramesOfOneFunction() {
        var table = new StackTable();

        int first = table.frameId(new Frame("a.B.c", "B.java", 1, FrameKind.COMPILED));
        int second = table.frameId(new Frame("a.B.c", "B.java", 2, FrameKind.COMPILED));

        assertThat(first).isNotEqualTo(second);
        assertThat(table.functionId(first)).isEqualTo(table.functionId(second));
        assertThat(table.functionName(table.functionId(second))).isEqualTo("a.B.c");
        assertThat(table.functionCount()).isEqualTo(1);
    }

    @Test
    void stacksWithOneCallerShareIt() {
        var table = new StackTable();
        Frame main = Frame.named("main");

        int left = table.stackOf(List.of(Frame.named("left"), main));
        int right = table.stackOf(List.of(Frame.named("right"), main));

        assertThat(table.parent(left)).isEqualTo(table.parent(right)).isEqualTo(table.stackOf(List.of(main)));
        assertThat(table.size()).isEqualTo(4);
    }

    @Test
    void aRecursionOfTenThousandCallsIsAStackLikeAnyOther() {
        var table = new StackTable();
        List<Frame> deep = Collections.nCopies(10_000, Frame.named("again"));

        int stack = table.stackOf(deep);

        assertThat(table.framesOf(stack)).isEqualTo(deep);
        assertThat(table.frameCount()).isEqualTo(1);
    }

    @Property(tries = 200)
    void everyStackIsReadBackAsItWasGivenAndKeepsItsId(@ForAll("stacks") List<List<Frame>> stacks) {
        var table = new StackTable();

        int[] ids = stacks.stream().mapToInt(table::stackOf).toArray();

        for (int i = 0; i < ids.length; i++) {
            assertThat(table.framesOf(ids[i])).isEqualTo(stacks.get(i));
            assertThat(table.stackOf(stacks.get(i))).isEqualTo(ids[i]);
        }
        assertThat(new HashSet<>(stacks))
                .hasSize((int) Arrays.stream(ids).distinct().count());
    }

    @Property(tries = 200)
    void aParentsIdIsBelowThoseOfItsChildrenAndNoStackIsKeptTwice(@ForAll("stacks") List<List<Frame>> stacks) {
        var table = new StackTable();
        stacks.forEach(table::stackOf);

        Set<List<Frame>> distinct = new HashSet<>();
        for (int stack = 1; stack < table.size(); stack++) {
            assertThat(table.parent(stack)).isLessThan(stack);
            assertThat(distinct.add(table.framesOf(stack))).isTrue();
        }
    }

    @Test
    void ofAStackWithManyChildrenEachIsFoundAgainAndListedOnce() {
        var table = new StackTable();
        int parent = table.child(StackTable.ROOT, table.frameId(Frame.named("wide")));
        int[] children = new int[1_000];
        for (int i = 0; i < children.length; i++) {
            children[i] = table.child(parent, table.frameId(Frame.named("child" + i)));
        }

        Set<Integer> listed = new HashSet<>();
        for (int child = table.firstChild(parent); child != StackTable.ROOT; child = table.nextSibling(child)) {
            assertThat(listed.add(child)).isTrue();
        }

        assertThat(listed).hasSize(children.length);
        for (int i = 0; i < children.length; i++) {
            assertThat(listed).contains(children[i]);
            assertThat(table.child(parent, table.frameId(Frame.named("child" + i))))
                    .isEqualTo(children[i]);
            assertThat(table.parent(children[i])).isEqualTo(parent);
        }
    }

    @Provide
    Arbitrary<List<List<Frame>>> stacks() {
        Arbitrary<Frame> frames = Arbitraries.integers()
                .between(0, 11)
                .map(n -> new Frame("p.C.m" + n / 3, "", n % 3, FrameKind.UNKNOWN));
        return frames.list().ofMaxSize(40).list().ofMaxSize(120);
    }
}

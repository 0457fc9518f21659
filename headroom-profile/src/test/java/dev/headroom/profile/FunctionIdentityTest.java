package dev.headroom.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.diff.ComparedProfiles;
import dev.headroom.profile.diff.FrameChange;
import dev.headroom.profile.diff.ProfileDiff;
import dev.headroom.profile.view.CallNeighbours;
import dev.headroom.profile.view.LineWeights;
import dev.headroom.profile.view.Plateaus;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One Python program with two classes in one file, each with an {@code __init__}, and one more in another file. */
class FunctionIdentityTest {

    private static final Frame MAIN = frame("main", "/app/shop.py", 90, 90);
    private static final Frame ORDER = frame("__init__", "/app/shop.py", 41, 41);
    private static final Frame ORDER_LATER = frame("__init__", "/app/shop.py", 44, 41);
    private static final Frame CART = frame("__init__", "/app/shop.py", 70, 70);
    private static final Frame DECODER = frame("__init__", "/lib/json/decoder.py", 280, 280);

    private final Profile profile = new Profile(SampleType.CPU, new StackTable());

    {
        add(profile, 10, MAIN, ORDER);
        add(profile, 5, MAIN, ORDER_LATER);
        add(profile, 7, MAIN, CART);
        add(profile, 3, MAIN, CART, DECODER);
    }

    @Test
    void functionsOfOneNameStayApartInEveryView() {
        assertThat(TopFrames.of(profile, TopFrames.By.SELF).rows())
                .extracting(row -> row.weight().self())
                .containsExactly(15L, 7L, 3L, 0L);
        CallNode main = CallTree.of(profile).root().children().get(0);
        assertThat(main.children()).extracting(CallNode::function).containsExactly(ORDER.function(), CART.function());
        assertThat(CallNeighbours.of(profile, Pattern.compile("main")).callees())
                .extracting(CallNeighbours.Neighbour::total)
                .containsExactly(15L, 10L);
        assertThat(Plateaus.of(profile, 0).rows())
                .extracting(row -> row.weight().total())
                .contains(15L, 10L, 3L);
    }

    @Test
    void linesOfFunctionsOfOneNameStandUnderTheirOwnFunction() {
        LineWeights lines = LineWeights.of(profile, Pattern.compile("__init__"));

        assertThat(lines.lines())
                .extracting(LineWeights.Line::function)
                .containsExactly(ORDER.function(), ORDER.function(), CART.function(), DECODER.function());
    }

    @Test
    void aLineRunInterpretedAndCompiledIsOneLine() {
        var mixed = new Profile(SampleType.CPU, new StackTable());
        add(mixed, 1, new Frame("Shop.list", "Shop.java", 4, FrameKind.INTERPRETED));
        add(mixed, 2, new Frame("Shop.list", "Shop.java", 4, FrameKind.COMPILED));

        assertThat(LineWeights.of(mixed, Pattern.compile("list")).lines())
                .extracting(line -> line.weight().self())
                .containsExactly(3L);
    }

    @Test
    void codeInlinedFromAnotherFileBelongsToTheFunctionItWasInlinedInto() {
        var inlined = new Profile(SampleType.CPU, new StackTable());
        var work = new Function("work", "work.c", 10);
        add(inlined, 1, new Frame(work, "work.c", 12, FrameKind.NATIVE));
        add(inlined, 2, new Frame(work, "vector.h", 7, FrameKind.NATIVE));

        assertThat(TopFrames.of(inlined, TopFrames.By.SELF).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.weight().self()).isEqualTo(3));
    }

    @Test
    void aNameIsShownWithAsMuchOfThePlaceAsTellsItApart() {
        var names = FunctionNames.of(profile.stacks());

        assertThat(names.of(MAIN.function())).isEqualTo("main");
        assertThat(names.of(ORDER.function())).isEqualTo("__init__ (shop.py:41)");
        assertThat(names.of(CART.function())).isEqualTo("__init__ (shop.py:70)");
        assertThat(names.of(DECODER.function())).isEqualTo("__init__ (decoder.py:280)");
    }

    @Test
    void filesOfOneNameAreShownWithTheirFolders() {
        var http = new Function("get", "/lib/http/__init__.py", 3);
        var json = new Function("get", "/lib/json/__init__.py", 3);
        var unplaced = Function.named("get");

        var names = new FunctionNames(List.of(http, json, unplaced, http));

        assertThat(List.of(names.of(http), names.of(json), names.of(unplaced)))
                .containsExactly("get (http/__init__.py:3)", "get (json/__init__.py:3)", "get");
    }

    @Test
    void aDiffFindsAFunctionAgainWhoseDefinitionMoved() {
        var later = new Profile(SampleType.CPU, new StackTable());
        add(later, 8, frame("main", "/srv/2/shop.py", 190, 190), frame("__init__", "/app/shop.py", 50, 50));
        add(later, 9, frame("main", "/srv/2/shop.py", 190, 190), frame("__init__", "/lib/json/decoder.py", 1, 1));

        ProfileDiff diff =
                ProfileDiff.of(ComparedProfiles.perSample(List.of(profile), List.of(later)), TopFrames.By.TOTAL);

        assertThat(diff.changes())
                .extracting(FrameChange::function)
                .containsExactlyInAnyOrder("main", "__init__ (shop.py)", "__init__ (decoder.py)");
        assertThat(diff.changes()).noneMatch(change -> change.vanished() || change.appeared());
        assertThat(diff.changes())
                .filteredOn(change -> change.function().equals("__init__ (shop.py)"))
                .extracting(FrameChange::baseSamples)
                .containsExactly(25L);
    }

    private static Frame frame(String name, String file, int line, int startLine) {
        return new Frame(new Function(name, file, startLine), file, line, FrameKind.INTERPRETED);
    }

    private static void add(Profile profile, long samples, Frame... rootFirst) {
        int stack = StackTable.ROOT;
        for (Frame frame : rootFirst) {
            stack = profile.stacks().child(stack, profile.stacks().frameId(frame));
        }
        profile.add(stack, samples, samples);
    }
}

package dev.headroom.diagnose;

import static dev.headroom.diagnose.ServiceStory.sizes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StringConcatenationTest {

    private static final String RULE = "string-concat-in-loop";

    private final ServiceStory story = new ServiceStory();

    @Test
    void aStringGrownLineByLineIsFoundBehindTheFramesOfInvokedynamic() {
        story.requests(100, 10_000);
        int concat = story.stack(
                "com.acme.Export.csv:55",
                "java.lang.invoke.LambdaForm$MH/0x00007f01.linkToTargetMethod",
                "java.lang.StringConcatHelper.newArray",
                "jdk.internal.misc.Unsafe.allocateUninitializedArray");
        story.cpu(100, concat);
        story.allocated(concat, "byte[]", 200, sizes(200, i -> 60L * (i + 1)));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location()).isEqualTo(new Location("com.acme.Export", "csv", 55));
            assertThat(found.evidence()).anyMatch(said -> said.contains("strings built at line 55"));
        });
    }

    @Test
    void twoLinesOfOneLoopAreOneFindingHoweverManyStringObjectsTheSamplesCaught() {
        story.requests(200, 10_000);
        String[] indy = {
            "java.lang.invoke.Invokers$Holder.linkToTargetMethod",
            "java.lang.invoke.DelegatingMethodHandle$Holder.reinvoke_L",
            "java.lang.invoke.DirectMethodHandle$Holder.invokeStatic",
            "java.lang.StringConcatHelper.simpleConcat:421",
            "java.lang.StringConcatHelper.newArray:497",
            "jdk.internal.misc.Unsafe.allocateUninitializedArray:1375"
        };
        for (int line : new int[] {12, 13}) {
            int concat = story.stack(Stream.concat(Stream.of("com.acme.Csv.write:" + line), Stream.of(indy))
                    .toArray(String[]::new));
            int string = story.stack("com.acme.Csv.write:" + line, "java.lang.StringConcatHelper.newString:387");
            story.allocated(concat, "[B", 170, sizes(170, i -> 300 + 70L * i));
            story.allocated(string, "java.lang.String", 170, 24);
        }

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            assertThat(found.location().method()).isEqualTo("write");
            assertThat(found.evidence().get(0)).contains("lines 12 and 13");
            assertThat(found.evidence().get(1)).startsWith("Their sizes grow");
        });
    }

    @Test
    void loopsFarApartInOneMethodAreFindingsOfTheirOwn() {
        story.requests(100, 10_000);
        for (int line : new int[] {12, 80}) {
            int concat = story.stack("com.acme.Csv.write:" + line, "java.lang.StringConcatHelper.newArray");
            story.allocated(concat, "[B", 200, sizes(200, i -> 60L * (i + 1)));
        }

        assertThat(story.findings(RULE))
                .extracting(found -> found.location().line())
                .containsExactlyInAnyOrder(12, 80);
    }

    /** Compiled code copies within its caller's frame, at whichever line it last knew. */
    @Test
    void theGainReachesFromTheCallsToWhatTheirMethodDoesInItsOwnFrame() {
        story.requests(100, 10_000);
        int concat = story.stack("com.acme.Export.csv:55", "java.lang.StringConcatHelper.newArray");
        story.cpu(100, concat);
        story.cpu(40, story.stack("com.acme.Export.csv:53"));
        story.cpu(40, story.stack("com.acme.Export.csv:54", "jlong_disjoint_arraycopy"));
        story.cpu(60, story.stack("com.acme.Export.csv:53", "com.acme.Line.fields:9"));
        story.cpu(60, story.stack("com.acme.Export.header:20"));
        story.allocated(concat, "byte[]", 200, sizes(200, i -> 60L * (i + 1)));

        assertThat(story.findings(RULE)).singleElement().satisfies(found -> {
            Gain cpu = found.otherGains().get(0);
            assertThat(cpu.metric()).isEqualTo("cpu/request");
            assertThat(cpu.share()).isCloseTo(140.0 / 300, within(0.01));
            assertThat(cpu.saved().low() / cpu.current()).isBetween(0.25, 100.0 / 300);
            assertThat(cpu.saved().high() / cpu.current()).isBetween(180.0 / 300, 0.67);
            assertThat(cpu.model()).contains("own frame");
        });
    }

    @Test
    void oneBuilderThatDoublesIsSilent() {
        story.requests(100, 10_000);
        int grow = story.stack(
                "com.acme.Export.csv:55",
                "java.lang.StringBuilder.append",
                "java.lang.AbstractStringBuilder.ensureCapacityInternal",
                "java.util.Arrays.copyOf");
        story.cpu(100, grow);
        story.allocated(grow, "byte[]", 10, sizes(10, i -> 32L << i));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void aBuilderForEveryRowOfATableIsSilent() {
        story.requests(100, 10_000);
        int grow = story.stack("com.acme.Export.csv:55", "java.lang.StringBuilder.append", "java.util.Arrays.copyOf");
        story.cpu(100, grow);
        story.allocated(grow, "byte[]", 800, sizes(8, i -> 16L << i));

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void shortKeysOfOneSizeAreSilent() {
        story.requests(100, 10_000);
        int key = story.stack("com.acme.Cache.key:12", "java.lang.StringConcatHelper.newArray");
        story.cpu(100, key);
        story.allocated(key, "byte[]", 2_000, 40, 48, 56);

        assertThat(story.findings(RULE)).isEmpty();
    }

    @Test
    void aLibraryThatJoinsStringsForTheApplicationIsSilent() {
        story.requests(100, 10_000);
        int json = story.stack(
                "com.acme.Export.json:9", "com.fasterxml.jackson.core.Writer.write", "java.lang.StringBuilder.append");
        story.allocated(json, "byte[]", 200, sizes(200, i -> 60L * (i + 1)));

        assertThat(story.findings(RULE)).isEmpty();
    }
}

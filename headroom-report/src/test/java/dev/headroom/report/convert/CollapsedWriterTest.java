package dev.headroom.report.convert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollapsedWriterTest {

    private final StackTable stacks = new StackTable();
    private final Profile profile = new Profile(SampleType.CPU, stacks);

    @Test
    void linesAreInTheOrderOfTheirFunctionsFromTheRootOn() throws IOException {
        add(3, "main", "serve", "write");
        add(7, "main");
        add(5, "main", "serve", "read");
        add(2, "gc");

        assertThat(lines()).containsExactly("gc 2", "main 7", "main;serve;read 5", "main;serve;write 3");
    }

    @Test
    void stacksThatDifferInLinesOnlyAreOneLine() throws IOException {
        int main = stacks.child(StackTable.ROOT, stacks.frameId(Frame.named("main")));
        profile.add(stacks.child(main, stacks.frameId(new Frame("read", "A.java", 3, FrameKind.COMPILED))), 4, 1);
        profile.add(stacks.child(main, stacks.frameId(new Frame("read", "A.java", 9, FrameKind.INLINED))), 6, 1);

        assertThat(lines()).containsExactly("main;read 10");
    }

    @Test
    void calleesOfStacksThatDifferInLinesOnlyAreOneLine() throws IOException {
        for (int line = 1; line <= 40; line++) {
            int main = stacks.child(
                    StackTable.ROOT, stacks.frameId(new Frame("main", "A.java", line, FrameKind.COMPILED)));
            int read = stacks.child(main, stacks.frameId(new Frame("read", "A.java", line % 3, FrameKind.COMPILED)));
            profile.add(read, 1, 1);
            profile.add(stacks.child(read, stacks.frameId(Frame.named("copy"))), line, 1);
            profile.add(stacks.child(main, stacks.frameId(Frame.named("read"))), 0, 1);
            profile.add(stacks.child(main, stacks.frameId(Frame.named("close"))), 2, 1);
        }

        assertThat(lines()).containsExactly("main;close 80", "main;read 40", "main;read;copy 820");
    }

    @Test
    void whatTheFormatCannotQuoteIsReplacedAndWhatBecomesEqualIsAddedUp() throws IOException {
        add(1, "a;b", "c\r\nd");
        add(2, "a:b", "c  d");

        assertThat(lines()).containsExactly("a:b;c  d 3");
    }

    @Test
    void samplesWithoutAStackAreUnknown() throws IOException {
        profile.add(StackTable.ROOT, 4, 1);
        add(1, "[unknown]");

        assertThat(lines()).containsExactly("[unknown] 5");
    }

    @Test
    void stacksWithoutWeightAreNoLines() throws IOException {
        add(0, "main", "idle");
        add(-2, "main", "less");

        assertThat(lines()).containsExactly("main;less -2");
    }

    @Test
    void manyLinesAndLinesLongerThanAnyBufferAreWrittenWhole() throws IOException {
        String[] deep = Collections.nCopies(60_000, "recur\u00e9").toArray(String[]::new);
        add(1, deep);
        for (int i = 0; i < 20_000; i++) {
            add(i + 1, "wide", "child" + i);
        }

        List<String> lines = lines();

        assertThat(lines).hasSize(20_001).doesNotHaveDuplicates();
        assertThat(lines.get(0)).isEqualTo(String.join(";", deep) + " 1");
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            int number = Integer.parseInt(line.substring("wide;child".length(), line.indexOf(' ')));
            assertThat(line).endsWith(" " + (number + 1));
        });
    }

    private void add(long weight, String... functions) {
        List<Frame> leafFirst = new ArrayList<>();
        for (int i = functions.length - 1; i >= 0; i--) {
            leafFirst.add(Frame.named(functions[i]));
        }
        profile.add(stacks.stackOf(leafFirst), weight, 1);
    }

    private List<String> lines() throws IOException {
        var out = new ByteArrayOutputStream();
        CollapsedWriter.write(profile, out);
        return out.toString(UTF_8).lines().toList();
    }
}

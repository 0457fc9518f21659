package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.TruncatedRecordingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callgrind files against {@code callgrind_annotate}. */
class CallgrindTest {

    private static final Pattern NUMBER = Pattern.compile("\\s*(?:([\\d,]+)(?: +\\( *[\\d.]+%\\))?|\\.)(?= )");

    private final Path folder;

    CallgrindTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void selfCostsAreThoseOfCallgrindAnnotateFunctionByFunction() throws IOException {
        Map<String, Long> expected = annotated("work.callgrind.self.txt", 0);

        Profile profile = Fixtures.read(folder, "work.callgrind").find("Ir").orElseThrow();

        assertThat(selfByFunction(profile)).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(100);
    }

    @Test
    void everyEventIsASampleTypeAndUncompressedNamesAndInstructionsAreRead() throws IOException {
        ProfileSet profiles = Fixtures.read(folder, "work-events.callgrind");

        List<String> events = List.of("Ir", "Dr", "Dw", "I1mr", "D1mr", "D1mw", "ILmr", "DLmr", "DLmw");
        assertThat(profiles.profiles()).extracting(p -> p.type().name()).containsExactlyElementsOf(events);
        for (int event = 0; event < events.size(); event++) {
            Profile profile = profiles.find(events.get(event)).orElseThrow();
            assertThat(selfByFunction(profile))
                    .as(events.get(event))
                    .isEqualTo(annotated("work-events.callgrind.self.txt", event));
        }
    }

    @Test
    void totalsAreThoseOfCallgrindAnnotateAndTheEstimatedStacksAgree() throws IOException {
        Map<String, Long> expected = annotated("work.callgrind.total.txt", 0);

        ProfileSet profiles = Fixtures.read(folder, "work.callgrind");

        Profile profile = profiles.find("Ir").orElseThrow();
        TopFrames exact = profiles.top(profile, TopFrames.By.TOTAL);
        TopFrames drawn = TopFrames.of(profile, TopFrames.By.TOTAL);
        assertThat(profiles.stacksEstimated()).isTrue();
        for (String function :
                List.of("spin", "heavy", "light", "copy", "fib", "_dl_relocate_object", "_dl_map_object_deps")) {
            long total = expected.entrySet().stream()
                    .filter(e -> e.getKey().endsWith(":" + function))
                    .mapToLong(Map.Entry::getValue)
                    .max()
                    .orElseThrow();
            assertThat(total(exact, function)).as(function).isEqualTo(total);
            boolean inNoCircle = !function.startsWith("_dl");
            if (inNoCircle) {
                assertThat((double) total(drawn, function)).as(function).isCloseTo(total, within(total * 0.01));
            }
        }
    }

    @Test
    void theSharedCalleeIsDrawnUnderBothCallers() throws IOException {
        Profile profile = Fixtures.read(folder, "work.callgrind").find("Ir").orElseThrow();

        Map<String, Long> stacks = Fixtures.weights(profile);
        long underLight = sumOf(stacks, "light;spin");
        long underHeavy = sumOf(stacks, "heavy;spin");
        assertThat((double) underHeavy / underLight).isCloseTo(3.0, within(0.01));
        assertThat(underHeavy + underLight).isEqualTo(960_010);
    }

    @Test
    void recursionAndCirclesEndAndKeepEveryCost() throws IOException {
        String text =
                """
                events: Ir
                fn=a
                1 10
                cfn=b
                calls=2 5
                2 90
                fn=b
                5 30
                cfn=a
                calls=1 1
                6 50
                cfn=b
                calls=9 5
                7 20
                cfn=leaf
                calls=1 1
                8 40
                fn=leaf
                9 40
                totals: 80
                """;

        Profile profile = Fixtures.readText(folder, text).find("Ir").orElseThrow();

        assertThat(profile.totalWeight()).isEqualTo(80);
        assertThat(selfByFunction(profile)).isEqualTo(Map.of(":a", 10L, ":b", 30L, ":leaf", 40L));
    }

    @Test
    void aFileThatEndsShortOfItsSummaryIsTruncated() throws IOException {
        String text = "version: 1\nevents: Ir\nsummary: 100\n\nfn=a\n1 60\n";

        assertThatThrownBy(() -> Fixtures.readText(folder, text))
                .isInstanceOf(TruncatedRecordingException.class)
                .hasMessageContaining("60 of 100");
    }

    private static long sumOf(Map<String, Long> stacks, String end) {
        return stacks.entrySet().stream()
                .filter(e -> e.getKey().endsWith(end))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long total(TopFrames top, String function) {
        return top.rows().stream()
                .filter(row -> row.frame().name().equals(function))
                .mapToLong(row -> row.weight().total())
                .max()
                .orElse(-1);
    }

    private static Map<String, Long> selfByFunction(Profile profile) {
        Map<String, Long> self = new TreeMap<>();
        StackTable stacks = profile.stacks();
        for (int stack = 1; stack < stacks.size(); stack++) {
            if (profile.selfWeight(stack) > 0) {
                Frame leaf = stacks.leafFrame(stack);
                self.merge(key(leaf.file(), leaf.name()), profile.selfWeight(stack), Long::sum);
            }
        }
        return self;
    }

    /** Callgrind writes ??? for an unknown file, where a frame names its object instead. */
    private static String key(String file, String function) {
        boolean object = file.equals("???") || file.endsWith("work load") || file.matches(".*\\.so[.\\d]*");
        return (object ? "" : file.substring(file.lastIndexOf('/') + 1)) + ":" + function;
    }

    private static Map<String, Long> annotated(String name, int event) throws IOException {
        Map<String, Long> costs = new TreeMap<>();
        for (String line : Fixtures.text(name).lines().toList()) {
            List<Long> numbers = new ArrayList<>();
            Matcher number = NUMBER.matcher(line);
            int end = 0;
            while (number.find() && number.start() == end) {
                String digits = number.group(1) == null ? "0" : number.group(1);
                numbers.add(Long.parseLong(digits.replace(",", "")));
                end = number.end();
            }
            String rest = line.substring(end).strip();
            int colon = rest.indexOf(':');
            if (numbers.size() <= event || colon < 0) {
                continue;
            }
            String function = rest.substring(colon + 1).replaceFirst(" \\[[^\\]]*\\]$", "");
            if (numbers.get(event) > 0) {
                costs.merge(key(rest.substring(0, colon), function), numbers.get(event), Long::sum);
            }
        }
        return costs;
    }
}

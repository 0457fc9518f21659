package dev.headroom.reader.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.ReadOptions;
import dev.headroom.reader.Tool;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The system's own {@code sort} under Valgrind, now, as {@code callgrind_annotate} adds it up. */
class CallgrindAnnotateTest {

    private static final Pattern ROW = Pattern.compile(" *([\\d,]+) \\( *[\\d.]+%\\) +[^ ]*?:(.+?)(?: \\[[^\\]]*\\])?");

    /** How callgrind marks a function that was entered again before it returned. */
    private static final String RECURSIVE = "'2";

    private final Path folder;
    private final Tool tool;

    CallgrindAnnotateTest(@TempDir Path folder) {
        this.folder = folder;
        tool = new Tool(folder, Map.of("LC_ALL", "C"));
    }

    @Test
    void selfAndTotalOfEveryFunction() throws Exception {
        Files.writeString(folder.resolve("numbers"), shuffledNumbers(), StandardCharsets.US_ASCII);
        tool.run("valgrind", "--tool=callgrind", "--callgrind-out-file=a.callgrind", "sort", "-n", "numbers");

        ProfileSet set = Fixtures.read(folder.resolve("a.callgrind"), ReadOptions.STRICT);

        Profile instructions = set.find("Ir").orElseThrow();
        Map<String, Long> self = new TreeMap<>();
        Map<String, Long> total = new TreeMap<>();
        for (TopFrames.Row row : set.top(instructions, TopFrames.By.SELF).rows()) {
            self.merge(row.frame().name(), row.weight().self(), Long::sum);
            total.merge(row.frame().name(), row.weight().total(), Long::sum);
        }
        self.values().removeIf(cost -> cost == 0);
        Map<String, Long> expected = new TreeMap<>();
        annotated().forEach((function, costs) -> expected.put(function, sum(costs)));
        assertThat(self).hasSizeGreaterThan(100).isEqualTo(expected);
        compareTotals(total, annotated("--inclusive=yes"));
    }

    /**
     * Exact but for two kinds of functions. Those with several rows, because they are in several libraries or had lines of
     * other files inlined: the tool lists what such lines led to a second time, so that the sum of the rows is a bound.
     * And those entered again before they returned: the tool adds up every such call, here a cost counts once.
     */
    private static void compareTotals(Map<String, Long> total, Map<String, List<Long>> annotated) {
        assertThat(total).hasSameSizeAs(annotated);
        assertThat(total).allSatisfy((function, cost) -> {
            List<Long> rows = annotated.getOrDefault(function, List.of());
            if (function.endsWith(RECURSIVE)) {
                assertThat(cost).as(function).isLessThanOrEqualTo(sum(rows));
            } else if (rows.size() > 1) {
                assertThat(cost).as(function).isBetween(Collections.max(rows), sum(rows));
            } else {
                assertThat(rows).as(function).containsExactly(cost);
            }
        });
    }

    private Map<String, List<Long>> annotated(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of("callgrind_annotate", "--threshold=100", "--auto=no"));
        command.addAll(List.of(options));
        command.add("a.callgrind");
        String printed = tool.run(command);
        Map<String, List<Long>> costs = new TreeMap<>();
        for (String line :
                printed.substring(printed.indexOf("file:function")).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                costs.computeIfAbsent(row.group(2), function -> new ArrayList<>())
                        .add(Long.parseLong(row.group(1).replace(",", "")));
            }
        }
        return costs;
    }

    private static long sum(List<Long> costs) {
        return costs.stream().mapToLong(Long::longValue).sum();
    }

    /** A permutation: 7919 has no divisor with 2000 in common. */
    private static String shuffledNumbers() {
        return IntStream.range(0, 2000)
                .mapToObj(i -> Integer.toString(i * 7919 % 2000))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

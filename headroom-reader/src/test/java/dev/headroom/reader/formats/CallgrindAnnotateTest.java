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

    /**
     * How callgrind marks a function that was entered again before it returned. Its tool adds up every such call, so that
     * totals exceed the whole program's; here a cost counts once.
     */
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
        assertThat(self).hasSizeGreaterThan(100).isEqualTo(annotated());
        Map<String, Long> expected = annotated("--inclusive=yes");
        assertThat(total).hasSameSizeAs(expected);
        assertThat(total).allSatisfy((function, cost) -> {
            if (function.endsWith(RECURSIVE)) {
                assertThat(cost).as(function).isLessThanOrEqualTo(expected.get(function));
            } else {
                assertThat(cost).as(function).isEqualTo(expected.get(function));
            }
        });
    }

    private Map<String, Long> annotated(String... options) throws Exception {
        String printed = options.length == 0
                ? tool.run("callgrind_annotate", "--threshold=100", "--auto=no", "a.callgrind")
                : tool.run("callgrind_annotate", "--threshold=100", "--auto=no", options[0], "a.callgrind");
        Map<String, Long> costs = new TreeMap<>();
        for (String line :
                printed.substring(printed.indexOf("file:function")).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                long cost = Long.parseLong(row.group(1).replace(",", ""));
                costs.merge(row.group(2), cost, Long::sum);
            }
        }
        return costs;
    }

    /** A permutation: 7919 has no divisor with 2000 in common. */
    private static String shuffledNumbers() {
        return IntStream.range(0, 2000)
                .mapToObj(i -> Integer.toString(i * 7919 % 2000))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

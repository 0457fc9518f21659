package dev.headroom.reader.pprof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.Weight;
import dev.headroom.reader.Folded;
import dev.headroom.reader.ProfileSet;
import dev.headroom.reader.Tool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code go tool pprof} says of a profile, by its table of functions and by its dump of every sample. */
final class GoTool {

    /** Flat, its share, a running share, cum, its share, name and whether all or some of it was inlined. */
    private static final Pattern TOP_LINE = Pattern.compile(
            "\\s*(\\d+)\\D*\\s+\\S+%?\\s+\\S+%\\s+(\\d+)\\D*?\\s+\\S+%?\\s{2}(.+?)( \\((partial-)?inline\\))?");

    private static final String TOTAL = "Showing nodes accounting for .* of %d\\D* total";
    private static final Pattern VALUES = Pattern.compile("\\s+(-?\\d+(?: +-?\\d+)*):((?: \\d+)*) ?");
    private static final Pattern LOCATION = Pattern.compile("\\s+(\\d+): 0x[0-9a-f]+(?: M=\\d+)? (.*)");
    private static final Pattern LINE = Pattern.compile("(.+) (\\S+):(\\d+) s=\\d+");

    private final Tool tool;

    GoTool(Tool tool) {
        this.tool = tool;
    }

    /** Every sample type of a profile has Go's own self and total by function, and Go's own weight by stack. */
    void assertEqual(ProfileSet ours, Path file) throws IOException, InterruptedException {
        Map<String, Map<String, Long>> stacks = new TreeMap<>();
        for (Profile profile : ours.profiles()) {
            String type = profile.type().name();
            Map<String, Long> weights =
                    Folded.weights(profile, frame -> frame.name() + " " + frame.file() + ":" + frame.line());
            weights.remove(""); // the tool's dump leaves out samples without a stack, its total does not
            stacks.put(type, weights);
            List<String> printed = top(file, type, unit(profile.type()));
            assertThat(Folded.functions(ours, profile))
                    .as("%s of %s", type, file)
                    .isNotEmpty()
                    .containsExactlyInAnyOrderEntriesOf(top(printed));
            assertThat(printed)
                    .as("%s of %s", type, file)
                    .anyMatch(line -> line.matches(TOTAL.formatted(profile.totalWeight())));
        }
        assertThat(stacks).as("stacks of %s", file).isEqualTo(stacks(file));
        assertThat(ours.summary().skipped()).isZero();
        assertThat(ours.summary().unresolvedStacks()).isZero();
    }

    private static String unit(SampleType type) {
        return switch (type.unit()) {
            case "nanoseconds" -> "ns";
            case "bytes" -> "B";
            default -> type.unit();
        };
    }

    private List<String> top(Path profile, String type, String unit) throws IOException, InterruptedException {
        String printed = tool.run(
                "go",
                "tool",
                "pprof",
                "-sample_index=" + type,
                "-top",
                "-nodecount=0",
                "-nodefraction=0",
                "-edgefraction=0",
                "-unit=" + unit,
                profile.toString());
        return printed.lines().toList();
    }

    /** Self and total of every function that {@code -top} printed. */
    static Map<String, Weight> top(List<String> printed) {
        Map<String, Weight> rows = new HashMap<>();
        boolean header = true;
        for (String line : printed) {
            if (header) {
                header = !line.contains("flat%");
                continue;
            }
            Matcher row = TOP_LINE.matcher(line);
            if (!row.matches()) {
                throw new AssertionError("go tool pprof -top printed: " + line);
            }
            rows.put(row.group(3), new Weight(Long.parseLong(row.group(1)), Long.parseLong(row.group(2))));
        }
        if (header) {
            throw new AssertionError("go tool pprof -top printed no table: " + printed);
        }
        return rows;
    }

    /** By sample type, the weight of every stack, as {@code function file:line} outermost first between semicolons. */
    Map<String, Map<String, Long>> stacks(Path profile) throws IOException, InterruptedException {
        List<String> lines = tool.run("go", "tool", "pprof", "-raw", profile.toString())
                .lines()
                .toList();
        int samples = lines.indexOf("Samples:");
        int locations = lines.indexOf("Locations");
        int mappings = lines.indexOf("Mappings");
        List<String> types = new ArrayList<>();
        for (String type : lines.get(samples + 1).trim().split(" +")) {
            types.add(type.substring(0, type.indexOf('/')));
        }
        return sum(types, lines.subList(samples + 2, locations), frames(lines.subList(locations + 1, mappings)));
    }

    private static Map<Integer, List<String>> frames(List<String> lines) {
        Map<Integer, List<String>> frames = new HashMap<>();
        List<String> innermostFirst = List.of();
        for (String line : lines) {
            Matcher location = LOCATION.matcher(line);
            String text = line;
            if (location.matches()) {
                innermostFirst = new ArrayList<>();
                frames.put(Integer.parseInt(location.group(1)), innermostFirst);
                text = location.group(2);
            }
            Matcher frame = LINE.matcher(text.trim());
            if (!frame.matches()) {
                throw new AssertionError("go tool pprof -raw printed the location: " + line);
            }
            innermostFirst.add(frame.group(1) + " " + frame.group(2) + ":" + frame.group(3));
        }
        return frames;
    }

    private static Map<String, Map<String, Long>> sum(
            List<String> types, List<String> lines, Map<Integer, List<String>> frames) {
        Map<String, Map<String, Long>> weights = new TreeMap<>();
        for (String line : lines) {
            Matcher sample = VALUES.matcher(line);
            if (!sample.matches()) {
                continue; // labels of the sample above
            }
            List<String> outermostFirst = new ArrayList<>();
            for (var location = new Scanner(sample.group(2)); location.hasNextInt(); ) {
                for (String frame : frames.getOrDefault(location.nextInt(), List.of("<none>"))) {
                    outermostFirst.add(0, frame);
                }
            }
            String[] values = sample.group(1).split(" +");
            for (int column = 0; column < values.length; column++) {
                long value = Long.parseLong(values[column]);
                if (value != 0) {
                    weights.computeIfAbsent(types.get(column), type -> new TreeMap<>())
                            .merge(String.join(";", outermostFirst), value, Long::sum);
                }
            }
        }
        return weights;
    }
}

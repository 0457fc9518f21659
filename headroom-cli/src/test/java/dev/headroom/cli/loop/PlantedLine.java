package dev.headroom.cli.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A line of a program in which a pattern was planted on purpose, told by a comment behind it or above it: {@code // planted:
 * RULE}.
 *
 * @param className of the outermost class in a Java file, without a package where one file alone was read
 */
public record PlantedLine(String rule, String className, int line) {

    private static final Pattern MARK = Pattern.compile("(^\\s*)?(?://|#) planted: ([a-z-]+)");

    /** Where a finding of {@code findings.json} is. */
    static PlantedLine of(JsonNode finding) {
        return new PlantedLine(
                finding.path("rule").asText(),
                finding.at("/location/class").asText().replaceFirst("\\$.*", ""),
                finding.at("/location/line").asInt());
    }

    /** Those of one file, or of all files below a folder, in the order of their names. */
    public static List<PlantedLine> in(Path sources) throws IOException {
        Path root = Files.isDirectory(sources) ? sources : sources.resolveSibling("");
        List<PlantedLine> planted = new ArrayList<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                addThoseOf(file, className(root.relativize(file)), planted);
            }
        }
        return planted;
    }

    private static void addThoseOf(Path file, String className, List<PlantedLine> planted) throws IOException {
        int line = 0;
        for (String text : Files.readAllLines(file)) {
            line++;
            Matcher mark = MARK.matcher(text);
            if (mark.find()) {
                boolean above = mark.group(1) != null;
                planted.add(new PlantedLine(mark.group(2), className, above ? line + 1 : line));
            }
        }
    }

    private static String className(Path file) {
        return file.toString().replaceFirst("\\.\\w+$", "").replace('/', '.');
    }
}

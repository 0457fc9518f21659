package dev.headroom.cli.findingpages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One page of docs/findings.
 *
 * @param rule told by the file's name
 */
record FindingPage(String rule, String text) {

    private static final Path FOLDER = Path.of("../docs/findings");
    private static final Pattern FENCE =
            Pattern.compile("^```(\\S+)(?: (\\S+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    enum Language {
        JAVA("Java"),
        GO("Go"),
        PYTHON("Python");

        private final String title;

        Language(String title) {
            this.title = title;
        }

        private String fence() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param role {@code bad}, {@code good}, or {@code around}: what both of them need to run */
    record Block(String language, String role, String code) {}

    static List<FindingPage> all() throws IOException {
        List<FindingPage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().collect(Collectors.toList())) {
                String name = file.getFileName().toString();
                if (!name.equals("README.md")) {
                    pages.add(new FindingPage(name.replaceFirst("\\.md$", ""), Files.readString(file)));
                }
            }
        }
        return pages;
    }

    static String index() throws IOException {
        return Files.readString(FOLDER.resolve("README.md"));
    }

    List<Block> blocks() {
        return FENCE.matcher(text).results().map(FindingPage::block).collect(Collectors.toList());
    }

    private static Block block(MatchResult fence) {
        return new Block(fence.group(1), Optional.ofNullable(fence.group(2)).orElse(""), fence.group(3));
    }

    /** What stands between this heading and the next of its rank; empty where there is no such heading. */
    Optional<String> section(String heading) {
        String rank = heading.substring(0, heading.indexOf(' '));
        String end = "(?=^" + rank.substring(1) + "#? |\\z)";
        return Pattern.compile("^" + Pattern.quote(heading) + "$(.*?)" + end, Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .results()
                .findFirst()
                .map(found -> found.group(1).strip());
    }

    Optional<String> fixIn(Language language) {
        return section("### " + language.title);
    }

    /** The pair in a language, where the page has one. */
    Optional<Pair> pair(Language language) {
        List<Block> own = blocks().stream()
                .filter(block -> block.language().equals(language.fence()))
                .collect(Collectors.toList());
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pair(rule, code(own, "bad"), code(own, "good"), code(own, "around")));
    }

    private String code(List<Block> blocks, String role) {
        List<String> found = blocks.stream()
                .filter(block -> block.role().equals(role))
                .map(Block::code)
                .collect(Collectors.toList());
        if (found.size() != 1) {
            throw new AssertionError(
                    rule + " has " + found.size() + " blocks '" + blocks.get(0).language() + " " + role
                            + "'; a language has one bad, one good and one around them, or none at all");
        }
        return found.get(0);
    }
}

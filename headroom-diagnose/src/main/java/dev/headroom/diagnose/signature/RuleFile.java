package dev.headroom.diagnose.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Rules as they are written in YAML files, read whole or refused with everything that is wrong in them. */
public final class RuleFile {

    /** Far above any list of rules that somebody wrote. */
    static final int MOST_BYTES = 256 << 10;

    private static final int MOST_FILES = 100;
    private static final List<String> ENDINGS = List.of(".yml", ".yaml");

    private RuleFile() {}

    /**
     * The rules of a file, or of the {@code .yml} and {@code .yaml} files that lie in a folder, by name.
     *
     * @throws RuleFileException with all problems of the first file that has any
     */
    public static List<SignatureRule> read(Path path) throws RuleFileException {
        if (!Files.isDirectory(path)) {
            return readOne(path);
        }
        List<SignatureRule> rules = new ArrayList<>();
        for (Path file : filesIn(path)) {
            for (SignatureRule rule : readOne(file)) {
                refuseSecond(rule, rules);
                rules.add(rule);
            }
        }
        return rules;
    }

    private static void refuseSecond(SignatureRule rule, List<SignatureRule> before) throws RuleFileException {
        for (SignatureRule other : before) {
            if (rule.overlaps(other)) {
                throw problem(
                        rule.source(),
                        "the rule '" + rule.id() + "' for this language and sample type is in " + other.source()
                                + " too; rename or remove one");
            }
        }
    }

    private static List<Path> filesIn(Path folder) throws RuleFileException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        if (files.isEmpty()) {
            throw problem(folder.toString(), "holds no rule files; their names end in .yml or .yaml");
        }
        if (files.size() > MOST_FILES) {
            throw problem(folder.toString(), "holds more than " + MOST_FILES + " rule files; put several rules in one");
        }
        return files;
    }

    private static List<SignatureRule> readOne(Path file) throws RuleFileException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw problem(file.toString(), "there is no such file. Check the path.");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        if (bytes.length > MOST_BYTES) {
            throw problem(file.toString(), "is larger than " + (MOST_BYTES >> 10) + " KiB; no list of rules is");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(file.toString(), text);
        } catch (CharacterCodingException e) {
            throw problem(file.toString(), "is not text in UTF-8 (" + e + "); save it as such");
        }
    }

    /** The rules in a text, of a file that messages call by this name. */
    public static List<SignatureRule> parse(String name, String text) throws RuleFileException {
        var problems = new RuleProblems(name);
        Optional<Node> root = RuleYaml.compose(text, problems);
        List<SignatureRule> rules =
                root.map(new RuleReader(name, problems)::rules).orElse(List.of());
        if (!problems.isEmpty()) {
            throw problems.toException();
        }
        return rules;
    }

    private static RuleFileException unreadable(Path path, IOException e) {
        return problem(path.toString(), "cannot be read (" + e + "). Check its rights.");
    }

    private static RuleFileException problem(String file, String text) {
        return new RuleFileException(List.of(new RuleProblem(file, 0, 0, text)));
    }
}

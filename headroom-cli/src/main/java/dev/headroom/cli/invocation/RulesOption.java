package dev.headroom.cli.invocation;

import dev.headroom.diagnose.signature.RuleFile;
import dev.headroom.diagnose.signature.RuleFileException;
import dev.headroom.diagnose.signature.SignatureRule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Rules of the user's own, from files. */
public final class RulesOption {

    @Option(
            names = "--rules",
            paramLabel = "FILE|DIR",
            description = "Apply the rules of this file, or of the .yml files in this folder, too. May be repeated.")
    private List<Path> files = List.of();

    public boolean isGiven() {
        return !files.isEmpty();
    }

    /** A rule of a later file takes the place of those of earlier ones that are for the same thing. */
    public List<SignatureRule> rules() throws CommandFailure {
        List<SignatureRule> rules = new ArrayList<>();
        for (Path file : files) {
            List<SignatureRule> read = read(file);
            rules.removeIf(earlier -> read.stream().anyMatch(rule -> rule.overlaps(earlier)));
            rules.addAll(read);
        }
        return rules;
    }

    private static List<SignatureRule> read(Path file) throws CommandFailure {
        try {
            return RuleFile.read(file);
        } catch (RuleFileException e) {
            throw CommandFailure.input("the rules cannot be used:\n" + e.getMessage(), e);
        }
    }
}

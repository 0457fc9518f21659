package dev.headroom.diagnose.signature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules that are applied together.
 *
 * @param rules no two for the same thing in the same language and sample type
 */
public record RuleSet(List<SignatureRule> rules) {

    private static final List<String> STANDARD_FILES = List.of("java.yml", "go.yml", "python.yml");

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /** Those that Headroom brings. */
    public static RuleSet standard() {
        List<SignatureRule> rules = new ArrayList<>();
        for (String file : STANDARD_FILES) {
            rules.addAll(standard(file));
        }
        return new RuleSet(rules);
    }

    /** With further rules; one of them takes the place of those here that are for the same thing in the same language and sample type. */
    public RuleSet with(List<SignatureRule> further) {
        List<SignatureRule> all = new ArrayList<>(rules);
        all.removeIf(rule -> further.stream().anyMatch(rule::overlaps));
        all.addAll(further);
        return new RuleSet(all);
    }

    private static List<SignatureRule> standard(String file) {
        try (InputStream in = RuleSet.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Headroom's jar lacks its rules: " + file);
            }
            return RuleFile.parse(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Headroom's own rules cannot be read: " + file, e);
        } catch (RuleFileException e) {
            throw new IllegalStateException("Headroom's own rules are wrong: " + e.getMessage(), e);
        }
    }
}

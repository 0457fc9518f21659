package dev.headroom.diagnose.signature;

import dev.headroom.diagnose.Level;
import dev.headroom.diagnose.language.Language;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An anti-pattern that shows in the names of functions on a stack.
 *
 * @param id stable, shared by the rules of several languages for the same thing
 * @param title what is wrong, to be followed by "in" and a function
 * @param languages in which it can be seen; not empty
 * @param sampleTypes in which it can be seen, the one whose gain is named first in front; not empty
 * @param notFrom callers from which it is no anti-pattern, since they run once
 * @param allocating for {@link Site#ALLOCATOR}, below which functions memory is allocated, where a profile has no allocations
 * @param threshold the share of a profile's weight from which on it is worth a reader's time, above 0 and below 1
 * @param remedy what to do, in a sentence or two
 * @param source the file it was read from
 */
public record SignatureRule(
        String id,
        String title,
        Set<Language> languages,
        List<String> sampleTypes,
        Signature signature,
        Site site,
        FramePatterns notFrom,
        FramePatterns allocating,
        Proof proof,
        double threshold,
        Level level,
        GainFactors gain,
        String remedy,
        String source) {

    public SignatureRule {
        languages = Set.copyOf(EnumSet.copyOf(languages));
        sampleTypes = List.copyOf(sampleTypes);
        if (sampleTypes.isEmpty() || !(threshold > 0 && threshold < 1)) {
            throw new IllegalArgumentException("A rule names sample types and a threshold between 0 and 1: " + id);
        }
    }

    /** Whether the other is for the same thing, in a language and a sample type of this one. */
    public boolean overlaps(SignatureRule other) {
        return id.equals(other.id)
                && other.languages.stream().anyMatch(languages::contains)
                && other.sampleTypes.stream().anyMatch(sampleTypes::contains);
    }

    /** {@code java}, {@code go}, {@code python}, or {@code any} for all of them. */
    public String languageId() {
        return languages.size() == 1 ? languages.iterator().next().id() : RuleReader.ANY_LANGUAGE;
    }
}

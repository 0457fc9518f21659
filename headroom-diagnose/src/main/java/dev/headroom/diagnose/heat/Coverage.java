package dev.headroom.diagnose.heat;

import dev.headroom.diagnose.language.Language;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.SampleType;
import java.util.List;

/**
 * What was looked at, so that "nothing found" is told from "nothing to look at".
 *
 * @param types the profiles, in their order
 * @param languages that at least one sample has a frame of, most samples first
 * @param applied rules that could have found something
 * @param notApplied rules that could not, and why
 * @param notes what a reader of the findings should know, in full sentences
 */
public record Coverage(
        List<OfType> types,
        List<OfLanguage> languages,
        List<RuleName> applied,
        List<Unapplied> notApplied,
        List<String> notes) {

    /**
     * One profile.
     *
     * @param weight of all its samples
     * @param sampled whether there is an interval to its shares
     * @param inUserCode how many of its samples have a frame that the user wrote; of what was measured whole, by weight
     */
    public record OfType(SampleType type, long samples, long weight, boolean sampled, Proportion inUserCode) {}

    /** How many samples have a frame in a language, of the profile in which that is most. */
    public record OfLanguage(Language language, Proportion samples) {}

    /** A rule and the language it is for, {@code any} for all. */
    public record RuleName(String id, String language) {}

    /** A rule that could find nothing, whatever the samples are. */
    public record Unapplied(RuleName rule, Reason reason, String detail) {}

    /** Why a rule could not be applied. */
    public enum Reason {
        /** No sample has a frame in its language. */
        LANGUAGE,
        /** There is no profile of a sample type that it looks at. */
        SAMPLE_TYPE,
        /** No sample has a frame that the user wrote, which it needs to name a place. */
        USER_CODE
    }

    public Coverage {
        types = List.copyOf(types);
        languages = List.copyOf(languages);
        applied = List.copyOf(applied);
        notApplied = List.copyOf(notApplied);
        notes = List.copyOf(notes);
    }
}

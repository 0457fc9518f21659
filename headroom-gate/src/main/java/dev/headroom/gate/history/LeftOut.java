package dev.headroom.gate.history;

import java.util.List;

/**
 * Runs that are in no series, for one reason.
 *
 * @param count how many
 * @param examples the first few of them, by where they lie
 */
public record LeftOut(Reason reason, int count, List<String> examples) {

    /** Why a run does not belong into a history. */
    public enum Reason {
        UNREADABLE("unreadable", "cannot be read"),
        INCOMPLETE("incomplete", "stopped before the measuring window ended"),
        INVALID("invalid", "not to be believed: generator or machine explain the numbers, or the run failed"),
        PART_OF_PROOF("part-of-proof", "block of a proof: measures a change, not the course of the service"),
        TWICE("twice", "copy of a run that is there already"),
        TOO_OLD("too-old", "before --since"),
        BEYOND_LIMIT("beyond-limit", "older than the newest ones that --limit asks for"),
        FEW_ALIKE("few-alike", "too few that are alike to make a series");

        private final String id;
        private final String words;

        Reason(String id, String words) {
            this.id = id;
            this.words = words;
        }

        /** The stable name in JSON. */
        public String id() {
            return id;
        }

        /** For people, as the end of a line. */
        public String words() {
            return words;
        }
    }

    public LeftOut {
        examples = List.copyOf(examples);
        if (count < 1 || examples.size() > count) {
            throw new IllegalArgumentException("What is left out is at least one run, got " + count);
        }
    }
}

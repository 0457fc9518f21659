package dev.headroom.load.answer;

/**
 * One thing an answer must say.
 *
 * @param text what is compared with; empty for {@link Match#PRESENT}
 */
public record AnswerCheck(AnswerPart part, Match match, String text) {

    /** How a part is compared. */
    public enum Match {
        PRESENT,
        EQUALS,
        CONTAINS
    }

    private static final int LONGEST_SHOWN = 60;

    /** {@code json $.status = done}; what a failure is counted under. */
    public String description() {
        String shown = text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
        return switch (match) {
            case PRESENT -> part.description();
            case EQUALS -> part.description() + " = " + shown;
            case CONTAINS -> part.description() + " contains " + shown;
        };
    }

    public boolean holds(String value) {
        return switch (match) {
            case PRESENT -> true;
            case EQUALS -> value.equals(text);
            case CONTAINS -> value.contains(text);
        };
    }
}

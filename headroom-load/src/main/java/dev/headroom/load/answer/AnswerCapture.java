package dev.headroom.load.answer;

/**
 * A value of one answer that later requests of the session are filled with.
 *
 * @param name as templates name it, <code>{token}</code>
 */
public record AnswerCapture(String name, AnswerPart part) {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";

    public AnswerCapture {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "A captured value's name is letters, digits, _ and - after a letter, got '" + name + "'");
        }
    }

    /** What a failure is counted under. */
    public String description() {
        return "capture " + name + " from " + part.description();
    }
}

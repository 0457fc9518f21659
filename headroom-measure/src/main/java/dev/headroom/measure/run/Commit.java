package dev.headroom.measure.run;

/**
 * The state of the source that was measured, as its version control names it.
 *
 * @param id for example a Git hash; one word of at most 200 characters
 * @param dirty whether files that are under version control differed from it
 */
public record Commit(String id, boolean dirty) {

    private static final int LONGEST = 200;
    private static final int SHORT = 10;

    public Commit {
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "A commit is one word of at most " + LONGEST + " characters, got " + id.length());
        }
    }

    /** Whether a text can name a commit at all. */
    public static boolean isId(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().noneMatch(c -> c <= ' ' || Character.isISOControl(c));
    }

    /** As people write it: a hash by its first ten digits, any other name whole; {@code +} where it was dirty. */
    public String shortText() {
        boolean hash = id.length() >= 2 * SHORT && id.chars().allMatch(c -> Character.digit(c, 16) >= 0);
        return (hash ? id.substring(0, SHORT) : id) + (dirty ? "+" : "");
    }
}

package dev.headroom.diagnose.signature;

/**
 * One thing that is wrong in a rule file.
 *
 * @param file as the user named it
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where the file as a whole is meant
 * @param text what is wrong, and what to write instead
 */
public record RuleProblem(String file, int line, int column, String text) {

    /** {@code rules.yml:3:5: unknown key 'frame' in a rule; did you mean 'frames'?}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + text : file + ":" + line + ":" + column + ": " + text;
    }
}

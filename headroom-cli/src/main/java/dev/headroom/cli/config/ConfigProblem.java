package dev.headroom.cli.config;

/**
 * One thing that is wrong in a configuration file.
 *
 * @param file as the user named it
 * @param line from 1; 0 where the file as a whole is meant
 * @param column from 1; 0 where the file as a whole is meant
 * @param text what is wrong, and what was meant where that can be guessed
 */
public record ConfigProblem(String file, int line, int column, String text) {

    /** {@code headroom.yml:3:5: unknown key 'lod'; did you mean 'load'?}. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + text : file + ":" + line + ":" + column + ": " + text;
    }
}

package dev.headroom.gate.metric;

/**
 * Where a rule is written, so that whoever breaks it is sent there.
 *
 * @param file as the user named it; empty where the rule stands in no file
 * @param line from 1; 0 where it is not known
 * @param column from 1; 0 where it is not known
 */
public record Place(String file, int line, int column) {

    private static final Place UNKNOWN = new Place("", 0, 0);

    public Place {
        if (line < 0 || column < 0 || (line == 0 && column > 0)) {
            throw new IllegalArgumentException("Lines and columns count from 1, got " + line + ":" + column);
        }
    }

    /** Of a rule that nobody wrote down, such as a default. */
    public static Place unknown() {
        return UNKNOWN;
    }

    public boolean isKnown() {
        return line > 0;
    }

    /** The same place in a file that is called otherwise. */
    public Place in(String otherFile) {
        return new Place(otherFile, line, column);
    }
}

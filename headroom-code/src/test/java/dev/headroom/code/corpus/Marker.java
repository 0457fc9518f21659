package dev.headroom.code.corpus;

/**
 * A rule at a line of the corpus, expected or found.
 *
 * @param file simple name of the source file
 */
public record Marker(String file, int line, String rule) implements Comparable<Marker> {

    @Override
    public int compareTo(Marker other) {
        int byFile = file.compareTo(other.file);
        int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
        return byLine != 0 ? byLine : rule.compareTo(other.rule);
    }

    @Override
    public String toString() {
        return file + ":" + line + " " + rule;
    }
}

package dev.headroom.gate.comparison;

import java.io.Serial;
import java.util.List;

/** Two results that do not compare; the message names each difference. */
public final class UnlikeBenchmarksException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 20;

    private final List<String> differences;

    UnlikeBenchmarksException(String base, String head, List<String> differences, String remedy) {
        super("'" + base + "' does not compare with '" + head + "': "
                + String.join("; ", differences.subList(0, Math.min(MOST_SHOWN, differences.size())))
                + (differences.size() > MOST_SHOWN ? "; and " + (differences.size() - MOST_SHOWN) + " more" : "")
                + ". " + remedy);
        this.differences = List.copyOf(differences);
    }

    /** One fact each: {@code JVM flags: '-Xmx1g' in the base, '-Xmx2g' in the head}. */
    public List<String> differences() {
        return differences;
    }
}

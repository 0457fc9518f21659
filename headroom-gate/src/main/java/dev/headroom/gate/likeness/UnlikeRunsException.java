package dev.headroom.gate.likeness;

import java.io.Serial;
import java.util.List;

/** Two runs whose circumstances differ so much that their numbers do not compare; the message names each difference. */
public final class UnlikeRunsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> differences;

    UnlikeRunsException(String runId, String baselineId, List<String> differences) {
        super("Run " + runId + " does not compare with baseline " + baselineId + ": "
                + String.join("; ", differences)
                + ". Take a baseline on the same machine and runtime, or judge by budgets alone.");
        this.differences = List.copyOf(differences);
    }

    /** One fact each: {@code 4 processors here, 2 in the baseline}. */
    public List<String> differences() {
        return differences;
    }
}

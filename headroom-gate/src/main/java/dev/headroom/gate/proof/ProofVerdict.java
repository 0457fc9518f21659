package dev.headroom.gate.proof;

import java.util.Locale;

/** What blocks say of a change. */
public enum ProofVerdict {
    /** Something got better and nothing worse; of one finding, what it is ranked by fell as predicted, or further. */
    IMPROVED(0),
    /** Nothing changed by more than the margin; of a change that nothing was predicted of. */
    UNCHANGED(0),
    /** It fell surely by less than predicted, if at all. */
    LESS_THAN_PREDICTED(1),
    /** It did not fall by more than the margin. */
    NO_GAIN(1),
    /** Something got worse. */
    WORSE(1),
    /** More blocks are needed, or nothing was predicted. */
    CANNOT_TELL(3);

    private final int exitCode;

    ProofVerdict(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }

    /** The stable name in JSON: {@code less-than-predicted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

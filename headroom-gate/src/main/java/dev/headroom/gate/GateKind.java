package dev.headroom.gate;

/** Whether a gate compares with what the team promised or with what was measured before. */
public enum GateKind {
    /** An absolute limit. */
    BUDGET,
    /** A relative limit against a baseline. */
    REGRESSION;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}

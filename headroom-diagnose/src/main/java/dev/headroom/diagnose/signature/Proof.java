package dev.headroom.diagnose.signature;

/** What it takes for a finding of a rule to be confirmed. */
public enum Proof {
    /** The frames themselves: a thread that waits for a lock does so, wherever it was called from. */
    FRAMES,
    /** That the call is repeated, which frames cannot tell: static evidence of a loop, say. */
    LOOP
}

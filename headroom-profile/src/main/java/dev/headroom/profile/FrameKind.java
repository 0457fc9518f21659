package dev.headroom.profile;

/** How the code of a frame was running. */
public enum FrameKind {
    INTERPRETED,
    COMPILED,
    INLINED,
    NATIVE,
    KERNEL,
    /** No code: names the thread whose stacks stand on it. */
    THREAD,
    UNKNOWN
}

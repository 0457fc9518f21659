package dev.headroom.diagnose.signature;

/** Which place a finding of a rule names. */
public enum Site {
    /** The nearest frame of the user's that called the signature; samples without one are not counted. */
    CALLER,
    /** The nearest frame of the user's where there is one, else the function of the signature itself. */
    CALLER_OR_FRAME,
    /** The function of the signature itself: for work that nobody's code asked for. */
    FRAME,
    /** The function of the user's that allocates most, for the work of a garbage collector. */
    ALLOCATOR
}

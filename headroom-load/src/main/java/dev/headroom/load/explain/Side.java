package dev.headroom.load.explain;

/** The first and the second of the two results. */
public enum Side {
    A,
    B
}

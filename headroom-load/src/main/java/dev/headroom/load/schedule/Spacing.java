package dev.headroom.load.schedule;

/** The gaps between starts of one rate. */
public enum Spacing {
    /** All alike. */
    EVEN,
    /** Exponentially distributed, as independent users arrive. */
    POISSON
}

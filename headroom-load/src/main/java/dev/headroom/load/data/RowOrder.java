package dev.headroom.load.data;

/** Which row of a data set comes next. */
public enum RowOrder {
    /** One after another, and from the first again after the last. */
    ROUND_ROBIN,
    /** Any, drawn by the load's seed. */
    RANDOM
}

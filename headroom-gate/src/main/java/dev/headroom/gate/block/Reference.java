package dev.headroom.gate.block;

/**
 * How (mean − true mean) ⁄ standard error is distributed, by which bounds and p-values are read. Levels are one-sided, above 0 and
 * below 1.
 */
interface Reference {

    /** The value that is exceeded with this chance. */
    double upper(double level);

    /** The value that is fallen short of with this chance. */
    double lower(double level);

    /** The chance of this value or a higher one. */
    double above(double value);

    /** The chance of this value or a lower one. */
    double below(double value);

    Method method();
}

package dev.headroom.code;

/** Whether a value changes from one turn of a loop to the next, in order of what is worst for moving code out of the loop. */
public enum Variation {
    /** Nothing decides: the site is one whatever its arguments are. */
    NONE,
    /** The same in every turn. */
    INVARIANT,
    /** What is in the class files does not tell. */
    UNKNOWN,
    /** Follows from what the loop goes over. */
    VARYING;

    /** Of a value that is made of both. */
    public Variation with(Variation other) {
        return compareTo(other) >= 0 ? this : other;
    }
}

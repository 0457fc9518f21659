package dev.headroom.diagnose.internal.rules;

/** From where on a pattern is worth a reader's time: the same for every rule, so that findings can be compared. */
final class Thresholds {

    /**
     * Share of an endpoint's CPU, bytes or time that is surely (lower bound) at a site. Less cannot be told from the spread
     * between two runs of the same service, so nobody could prove that a change helped.
     */
    static final double WARM = 0.02;

    /** Every share surely (upper bound) below this: the pattern is there, but no reader of a budget would see it. */
    static final double COLD = 0.001;

    /**
     * Share of an endpoint's time that is surely spent blocked at a site. Higher than {@link #WARM}, because every request
     * that writes an answer is blocked a little.
     */
    static final double BLOCKED = 0.05;

    /** Samples of fewer requests than this can be one slow start: a first connection, a cold file. */
    static final int SEVERAL_REQUESTS = 3;

    /** Samples of so many requests are no accident of a few. */
    static final int MANY_REQUESTS = 10;

    /** Share of an endpoint's requests that surely met a collection: from here on a pause is what its p99 shows. */
    static final double MET_COLLECTION = 0.01;

    /** Share of an endpoint's bytes that is surely allocated at one site; below it there is no one place to begin. */
    static final double LEADING_ALLOCATION = 0.1;

    /** Fewer wall samples than this in the requests of an endpoint say less about its time than its other evidence does. */
    static final int ENOUGH_WALL_SAMPLES = 100;

    private Thresholds() {}
}

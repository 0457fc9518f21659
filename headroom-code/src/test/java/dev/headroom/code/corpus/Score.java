package dev.headroom.code.corpus;

import java.util.Set;
import java.util.TreeSet;

/**
 * How what was found compares with the truth.
 *
 * @param right expected and found
 * @param missed expected, not found
 * @param wrong found, not expected
 */
public record Score(Set<Marker> right, Set<Marker> missed, Set<Marker> wrong) {

    public static Score of(Set<Marker> expected, Set<Marker> found) {
        Set<Marker> right = new TreeSet<>(expected);
        right.retainAll(found);
        Set<Marker> missed = new TreeSet<>(expected);
        missed.removeAll(found);
        Set<Marker> wrong = new TreeSet<>(found);
        wrong.removeAll(expected);
        return new Score(right, missed, wrong);
    }

    /** Of what was found, how much is right; from 0 to 1. */
    public double precision() {
        return right.isEmpty() ? 0 : (double) right.size() / (right.size() + wrong.size());
    }

    /** Of what is there, how much was found; from 0 to 1. */
    public double recall() {
        return (double) right.size() / (right.size() + missed.size());
    }
}

package dev.headroom.code.internal.body;

import java.util.Set;

/**
 * The innermost loop around a call.
 *
 * @param line where the loop begins
 * @param everyTurn whether each turn makes the call
 * @param steps whether the loop goes over a range, an array, a collection or rows
 * @param iterates whether it goes over anything, in contrast to one that waits for a flag or never ends
 * @param decided whether the loop ends by what the call answers
 * @param names of all methods called in the loop
 */
public record Repetition(
        int line, boolean everyTurn, boolean steps, boolean iterates, boolean decided, Set<String> names) {

    public Repetition {
        names = Set.copyOf(names);
    }
}

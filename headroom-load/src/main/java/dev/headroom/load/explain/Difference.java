package dev.headroom.load.explain;

import java.util.List;

/**
 * One thing in which the two differ.
 *
 * @param a what it is on the first side, in a few words or a number with its unit
 * @param b likewise on the second
 * @param statement what follows from it; whole sentences
 * @param effects on percentiles, where they can be computed
 */
public record Difference(Topic topic, String a, String b, String statement, List<Effect> effects) {

    public Difference {
        effects = List.copyOf(effects);
    }

    static Difference of(Topic topic, String a, String b, String statement) {
        return new Difference(topic, a, b, statement, List.of());
    }

    double size() {
        return effects.stream().mapToDouble(Effect::size).max().orElse(0);
    }
}

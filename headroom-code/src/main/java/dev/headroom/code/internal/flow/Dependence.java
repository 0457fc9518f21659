package dev.headroom.code.internal.flow;

import dev.headroom.code.Variation;
import java.util.List;

/**
 * What a value hangs on within a stretch of code.
 *
 * @param own how it varies whatever the parameters are
 * @param parameters bit n is set where it also follows parameter n, the receiver being 0
 */
public record Dependence(Variation own, long parameters) {

    public static final Dependence CONSTANT = new Dependence(Variation.INVARIANT, 0);

    static Dependence of(Variation own) {
        return new Dependence(own, 0);
    }

    static Dependence ofParameter(int number) {
        return number < Long.SIZE ? new Dependence(Variation.INVARIANT, 1L << number) : of(Variation.UNKNOWN);
    }

    Dependence with(Dependence other) {
        return new Dependence(own.with(other.own), parameters | other.parameters);
    }

    /** How the value varies where its method is called with arguments that vary like these. */
    public Variation given(List<Variation> arguments) {
        Variation sum = own;
        for (int number = 0; number < Long.SIZE; number++) {
            if ((parameters >> number & 1) == 1) {
                sum = sum.with(number < arguments.size() ? arguments.get(number) : Variation.UNKNOWN);
            }
        }
        return sum;
    }
}

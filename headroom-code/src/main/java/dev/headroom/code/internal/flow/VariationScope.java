package dev.headroom.code.internal.flow;

import org.objectweb.asm.tree.analysis.SourceValue;

/** Asks for the variation of values in one loop, or of what they depend on in one method. */
public final class VariationScope {

    private final Variations variations;

    private VariationScope(Variations variations) {
        this.variations = variations;
    }

    public static VariationScope of(Loop loop, ControlFlow flow, ValueFlow values) {
        return new VariationScope(
                new Variations(values, flow.size(), i -> loop.contains(flow.blockOf(i)), loop.ofLambda()));
    }

    /** The method as a whole, seen by who calls it. */
    public static VariationScope ofMethod(ControlFlow flow, ValueFlow values) {
        return new VariationScope(new Variations(values, flow.size(), i -> true, true));
    }

    public Dependence of(SourceValue value) {
        return variations.of(value);
    }
}

package dev.headroom.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Stacks merged by function from the root down: what a flame graph draws.
 *
 * @param root has no function; its total is the profile's total
 */
public record CallTree(SampleType type, CallNode root) {

    /** Merges a profile's stacks; calls at different lines of one function become one node. */
    public static CallTree of(Profile profile) {
        return new CallTree(profile.type(), link(profile.byFunction(UnaryOperator.identity())));
    }

    private static CallNode link(Profile profile) {
        StackTable stacks = profile.stacks();
        int size = stacks.size();
        long[] totals = new long[size];
        long[] samples = new long[size];
        List<List<CallNode>> children = new ArrayList<>(size);
        for (int stack = 0; stack < size; stack++) {
            children.add(new ArrayList<>(1));
        }
        for (int stack = size - 1; stack >= 0; stack--) {
            totals[stack] += profile.selfWeight(stack);
            samples[stack] += profile.selfSamples(stack);
            List<CallNode> callees = children.get(stack);
            callees.sort(Comparator.comparingLong((CallNode n) -> n.weight().total())
                    .reversed()
                    .thenComparing(CallNode::function, Function.ORDER));
            Function function = stack == StackTable.ROOT
                    ? Function.NONE
                    : stacks.leafFrame(stack).function();
            var node = new CallNode(
                    function, new Weight(profile.selfWeight(stack), totals[stack]), samples[stack], callees);
            if (stack == StackTable.ROOT) {
                return node;
            }
            int parent = stacks.parent(stack);
            totals[parent] += totals[stack];
            samples[parent] += samples[stack];
            children.get(parent).add(node);
        }
        throw new IllegalStateException("A stack table always holds its root");
    }
}

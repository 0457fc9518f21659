package dev.headroom.profile.view;

import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who calls the functions that match, and whom they call. A stack in which a call occurs several times counts once for it.
 *
 * @param functions the functions that match
 * @param total weight of all stacks with such a function
 * @param samples of those stacks
 * @param self weight spent in such a function itself
 * @param callers widest first; {@link Function#NONE} stands for what calls the outermost frame
 * @param callees widest first
 */
public record CallNeighbours(
        SampleType type,
        List<Function> functions,
        long total,
        long samples,
        long self,
        long profileTotal,
        List<Neighbour> callers,
        List<Neighbour> callees) {

    /** One caller or callee, with the weight of the stacks that have the call. */
    public record Neighbour(Function function, long total, long samples) {}

    public CallNeighbours {
        functions = List.copyOf(functions);
        callers = List.copyOf(callers);
        callees = List.copyOf(callees);
    }

    public static CallNeighbours of(Profile profile, Pattern function) {
        return new Walk(profile, function).neighbours();
    }

    /** One pass over the distinct stacks. */
    private static final class Walk {

        private final Profile profile;
        private final StackTable stacks;
        private final boolean[] matches;
        private final Tally callers;
        private final Tally callees;
        private long total;
        private long samples;
        private long self;

        Walk(Profile profile, Pattern pattern) {
            this.profile = profile;
            this.stacks = profile.stacks();
            int functions = stacks.functionCount();
            matches = new boolean[functions];
            for (int function = 0; function < functions; function++) {
                matches[function] =
                        pattern.matcher(stacks.functionName(function)).find();
            }
            // One more for the place above the outermost frame.
            callers = new Tally(functions + 1);
            callees = new Tally(functions + 1);
            for (int stack = 1; stack < stacks.size(); stack++) {
                if (profile.selfSamples(stack) != 0 || profile.selfWeight(stack) != 0) {
                    add(stack);
                }
            }
        }

        private void add(int stack) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            boolean met = false;
            int callee = -1;
            for (int s = stack; s != StackTable.ROOT; s = stacks.parent(s)) {
                int function = stacks.functionId(stacks.leaf(s));
                if (matches[function]) {
                    met = true;
                    if (callee >= 0) {
                        callees.add(stack, callee, weight, count);
                    }
                    int parent = stacks.parent(s);
                    int caller =
                            parent == StackTable.ROOT ? stacks.functionCount() : stacks.functionId(stacks.leaf(parent));
                    callers.add(stack, caller, weight, count);
                }
                callee = function;
            }
            if (met) {
                total += weight;
                samples += count;
                self += matches[stacks.functionId(stacks.leaf(stack))] ? weight : 0;
            }
        }

        CallNeighbours neighbours() {
            List<Function> functions = new ArrayList<>();
            for (int function = 0; function < matches.length; function++) {
                if (matches[function]) {
                    functions.add(stacks.function(function));
                }
            }
            return new CallNeighbours(
                    profile.type(),
                    functions,
                    total,
                    samples,
                    self,
                    profile.totalWeight(),
                    callers.widestFirst(stacks),
                    callees.widestFirst(stacks));
        }
    }

    /** Weights by function, each stack at most once for a function. */
    private static final class Tally {

        private final long[] weights;
        private final long[] counts;
        private final int[] lastStack;

        Tally(int functions) {
            weights = new long[functions];
            counts = new long[functions];
            lastStack = new int[functions];
            Arrays.fill(lastStack, -1);
        }

        void add(int stack, int function, long weight, long count) {
            if (lastStack[function] != stack) {
                lastStack[function] = stack;
                weights[function] += weight;
                counts[function] += count;
            }
        }

        List<Neighbour> widestFirst(StackTable stacks) {
            List<Neighbour> neighbours = new ArrayList<>();
            for (int function = 0; function < weights.length; function++) {
                if (counts[function] != 0 || weights[function] != 0) {
                    Function neighbour = function == stacks.functionCount() ? Function.NONE : stacks.function(function);
                    neighbours.add(new Neighbour(neighbour, weights[function], counts[function]));
                }
            }
            neighbours.sort(Comparator.comparingLong(Neighbour::total)
                    .reversed()
                    .thenComparing(Neighbour::function, Function.ORDER));
            return neighbours;
        }
    }
}

package dev.headroom.diagnose.internal;

import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.HashSet;
import java.util.Set;

/**
 * How wide every box of a profile's flame graph is, and which of its callees is the widest. The stacks of a table are merged
 * by function once, for all profiles over it; a profile is then three passes over arrays.
 */
final class CallWidths {

    /** The stacks of a table, calls at different lines of one function made one. */
    static final class Functions {

        private final StackTable merged = new StackTable();
        private final int[] mergedStack;

        Functions(StackTable lines) {
            mergedStack = new int[lines.size()];
            int[] frames = new int[lines.functionCount()];
            for (int f = 0; f < frames.length; f++) {
                frames[f] = merged.frameId(lines.function(f).frame());
            }
            for (int stack = 1; stack < mergedStack.length; stack++) {
                int function = frames[lines.functionId(lines.leaf(stack))];
                mergedStack[stack] = merged.child(mergedStack[lines.parent(stack)], function);
            }
        }

        CallWidths of(Profile profile) {
            return new CallWidths(this, profile);
        }
    }

    private final StackTable stacks;
    private final long[] totals;
    private final int[] widestCallee;

    private CallWidths(Functions functions, Profile profile) {
        stacks = functions.merged;
        totals = new long[stacks.size()];
        widestCallee = new int[totals.length];
        for (int stack = 0; stack < functions.mergedStack.length; stack++) {
            totals[functions.mergedStack[stack]] += profile.selfWeight(stack);
        }
        for (int stack = totals.length - 1; stack > StackTable.ROOT; stack--) {
            totals[stacks.parent(stack)] += totals[stack];
        }
        for (int stack = 1; stack < totals.length; stack++) {
            int caller = stacks.parent(stack);
            if (leads(stack, widestCallee[caller])) {
                widestCallee[caller] = stack;
            }
        }
    }

    private boolean leads(int callee, int other) {
        if (other == StackTable.ROOT || totals[callee] != totals[other]) {
            return totals[callee] > (other == StackTable.ROOT ? 0 : totals[other]);
        }
        return totals[callee] > 0 && function(callee).compareTo(function(other)) < 0;
    }

    /** Weight at or below a box; the whole profile's at {@link StackTable#ROOT}. */
    long total(int box) {
        return totals[box];
    }

    String function(int box) {
        return stacks.leafFrame(box).name();
    }

    /** The widest box called from this one, the first by name of equals; {@link StackTable#ROOT} where none has weight. */
    int widestCallee(int box) {
        return widestCallee[box];
    }

    /** Functions with a box at least this wide, of whose width no callee keeps the given share. */
    Set<Function> functionsWhereWidthStops(double least, double leadingShare) {
        Set<Function> stops = new HashSet<>();
        for (int box = 1; box < totals.length; box++) {
            int widest = widestCallee[box];
            long passedOn = widest == StackTable.ROOT ? 0 : totals[widest];
            if (totals[box] >= least && passedOn < leadingShare * totals[box]) {
                stops.add(stacks.leafFrame(box).function());
            }
        }
        return stops;
    }
}

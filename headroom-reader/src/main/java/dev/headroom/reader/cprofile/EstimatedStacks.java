package dev.headroom.reader.cprofile;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whole stacks guessed from edges, on gprof's assumption (Graham, Kessler, McKusick 1982) that a function does the same
 * whatever led to its caller: along a path, each callee gets the share of its time that the caller on this path has of
 * all its own. Self times of functions stay exact: what the walk cannot place, because of recursion or because it is
 * too small, is put under the function alone. Not thread-safe.
 */
final class EstimatedStacks {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_STACKS = 100_000;
    /** Paths below this share of the whole are not followed further. */
    private static final double LEAST_SHARE = 1e-5;

    private final Statistics statistics;
    private final Profile profile;
    private final StackTable table;
    private final int[] frames;
    private final long[] unplacedNanos;
    private final List<List<Call>> callees = new ArrayList<>();
    private final boolean[] onPath;
    private final double leastNanos;
    private int stacks;

    private EstimatedStacks(Statistics statistics, Profile profile) {
        this.statistics = statistics;
        this.profile = profile;
        table = profile.stacks();
        int size = statistics.size();
        frames = new int[size];
        unplacedNanos = new long[size];
        onPath = new boolean[size];
        leastNanos = Math.max(1, statistics.totalNanos() * LEAST_SHARE);
        for (int function = 0; function < size; function++) {
            frames[function] = table.frameId(statistics.key(function).frame());
            unplacedNanos[function] = statistics.times(function).selfNanos();
            callees.add(new ArrayList<>(2));
        }
    }

    static void fold(Statistics statistics, Profile into) {
        var estimate = new EstimatedStacks(statistics, into);
        double[] calledNanos = estimate.link();
        for (int function = 0; function < statistics.size(); function++) {
            Statistics.Times times = statistics.times(function);
            double uncalled = times.totalNanos() - calledNanos[function];
            if (uncalled >= estimate.leastNanos) {
                double share = uncalled / times.totalNanos();
                estimate.walk(StackTable.ROOT, function, uncalled, times.selfNanos() * share, times.calls() * share, 0);
            }
        }
        estimate.placeRest();
    }

    /** Turns callers into callees. */
    private double[] link() {
        double[] calledNanos = new double[statistics.size()];
        for (int function = 0; function < statistics.size(); function++) {
            for (Call caller : statistics.callers(function)) {
                callees.get(caller.function())
                        .add(new Call(function, caller.calls(), caller.selfNanos(), caller.totalNanos()));
                if (caller.function() != function) {
                    calledNanos[function] += caller.totalNanos();
                }
            }
        }
        return calledNanos;
    }

    private void walk(int parent, int function, double totalNanos, double selfNanos, double calls, int depth) {
        int stack = table.child(parent, frames[function]);
        stacks++;
        place(stack, function, selfNanos, calls);
        double share =
                Math.min(1, totalNanos / Math.max(1, statistics.times(function).totalNanos()));
        if (depth == MAX_DEPTH || totalNanos < leastNanos) {
            return;
        }
        onPath[function] = true;
        for (Call call : callees.get(function)) {
            if (stacks >= MAX_STACKS) {
                break;
            }
            if (onPath[call.function()]) {
                int again = table.child(stack, frames[call.function()]);
                place(again, call.function(), call.selfNanos() * share, call.calls() * share);
            } else {
                walk(
                        stack,
                        call.function(),
                        call.totalNanos() * share,
                        call.selfNanos() * share,
                        call.calls() * share,
                        depth + 1);
            }
        }
        onPath[function] = false;
    }

    private void place(int stack, int function, double nanos, double calls) {
        long weight = Math.min(unplacedNanos[function], Math.round(nanos));
        if (weight > 0) {
            unplacedNanos[function] -= weight;
            profile.add(stack, weight, Math.max(1, Math.round(calls)));
        }
    }

    private void placeRest() {
        for (int function = 0; function < unplacedNanos.length; function++) {
            if (unplacedNanos[function] > 0) {
                profile.add(table.child(StackTable.ROOT, frames[function]), unplacedNanos[function], 1);
            }
        }
        Arrays.fill(unplacedNanos, 0);
    }
}

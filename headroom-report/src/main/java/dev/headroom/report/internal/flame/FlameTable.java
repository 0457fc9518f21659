package dev.headroom.report.internal.flame;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks of any number of profiles merged by function over one table: calls at different lines of a function are one box.
 *
 * <p>A box is of the kind that most of its samples are. Ids stand in order, parents first. Grows while profiles are added; not
 * thread-safe.
 */
public final class FlameTable {

    private static final int UNSEEN = -1;

    private final StackTable merged = new StackTable();
    private final List<Key> functions = new ArrayList<>();
    private final Map<Key, Integer> indices = new HashMap<>();
    private final List<FramePackage> origins = new ArrayList<>();
    private final IdentityHashMap<StackTable, int[]> mergedIds = new IdentityHashMap<>();
    private final KindCounts kinds = new KindCounts();

    /** A thread is not the function that has its name. */
    private record Key(Function function, boolean isThread) {}

    /**
     * A function, or a thread that stands for one.
     *
     * @param name to show: with its place where another function has the same name
     */
    public record FlameFunction(String name, String file, FramePackage origin) {}

    /** Merges a profile's stacks; what is returned has this table's ids. */
    public Profile add(Profile profile) {
        StackTable stacks = profile.stacks();
        int[] ids = mergedIds.computeIfAbsent(stacks, FlameTable::unseenStacks);
        if (ids.length < stacks.size()) {
            throw new IllegalArgumentException("A stack table no longer grows once it is written");
        }
        var samples = new Profile(profile.type(), merged);
        long[] counts = new long[stacks.size()];
        for (int stack = 0; stack < stacks.size(); stack++) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            if (weight != 0 || count != 0) {
                samples.add(merge(stack, stacks, ids), weight, count);
                counts[stack] = Math.max(1, count);
            }
        }
        countKinds(stacks, ids, counts);
        return samples;
    }

    /** The id that a stack of another table has in this one. */
    public int merged(StackTable stacks, int stack) {
        int[] ids = mergedIds.computeIfAbsent(stacks, FlameTable::unseenStacks);
        return ids[stack] == UNSEEN ? merge(stack, stacks, ids) : ids[stack];
    }

    private static int[] unseenStacks(StackTable stacks) {
        int[] ids = new int[stacks.size()];
        Arrays.fill(ids, UNSEEN);
        ids[StackTable.ROOT] = StackTable.ROOT;
        return ids;
    }

    private int merge(int stack, StackTable stacks, int[] ids) {
        int seen = stack;
        int depth = 0;
        while (ids[seen] == UNSEEN) {
            seen = stacks.parent(seen);
            depth++;
        }
        int[] path = new int[depth];
        for (int s = stack, i = depth; i > 0; s = stacks.parent(s)) {
            path[--i] = s;
        }
        for (int s : path) {
            ids[s] = merged.child(ids[stacks.parent(s)], function(stacks.leafFrame(s)));
        }
        return ids[stack];
    }

    private void countKinds(StackTable stacks, int[] ids, long[] counts) {
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            if (counts[stack] > 0) {
                counts[stacks.parent(stack)] += counts[stack];
                kinds.add(ids[stack], FlameKind.of(stacks.leafFrame(stack).kind()), counts[stack]);
            }
        }
    }

    private int function(Frame frame) {
        var key = new Key(frame.function(), frame.kind() == FrameKind.THREAD);
        Integer known = indices.get(key);
        if (known != null) {
            return known;
        }
        functions.add(key);
        origins.add(FramePackage.of(frame));
        indices.put(key, functions.size() - 1);
        return functions.size() - 1;
    }

    /** Number of boxes and the root; ids run from 0, the root, to below this. */
    public int size() {
        return merged.size();
    }

    public int parent(int stack) {
        return merged.parent(stack);
    }

    /** The index of the box's function in {@link #functions()}; not defined for the root. */
    public int function(int stack) {
        return merged.leaf(stack);
    }

    public FlameKind kind(int stack) {
        return kinds.most(stack);
    }

    /** Every function so far. */
    public List<FlameFunction> functions() {
        var names = new FunctionNames(functions.stream().map(Key::function).toList());
        List<FlameFunction> described = new ArrayList<>(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            Function function = functions.get(i).function();
            described.add(new FlameFunction(names.of(function), function.file(), origins.get(i)));
        }
        return List.copyOf(described);
    }
}

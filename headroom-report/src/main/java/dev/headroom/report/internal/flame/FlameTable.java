package dev.headroom.report.internal.flame;

import dev.headroom.profile.Frame;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.report.flame.FlameView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stacks of any number of profiles merged by function over one table: calls at different lines of a function are one box.
 *
 * <p>Functions of one name in different files are different ones; where a frame's file is unknown, it is taken for the first
 * of its name. A box is of the kind that most of its samples are. Ids stand in order, parents first. Grows while views are
 * added; not thread-safe.
 */
public final class FlameTable {

    private static final int UNSEEN = -1;

    private final StackTable merged = new StackTable();
    private final List<FlameFunction> functions = new ArrayList<>();
    private final Map<String, List<Integer>> functionsByName = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private final Map<FlameView.Outermost, IdentityHashMap<StackTable, int[]>> mergedIds = new HashMap<>();
    private final KindCounts kinds = new KindCounts();

    /** A function, or a thread that stands for one. */
    public record FlameFunction(String name, String file, FramePackage origin) {}

    /** Merges a view's stacks; the profile returned has this table's ids. */
    public Profile add(FlameView view) {
        Profile profile = view.profile();
        StackTable stacks = profile.stacks();
        int[] ids = mergedIds
                .computeIfAbsent(view.outermost(), outermost -> new IdentityHashMap<>())
                .computeIfAbsent(stacks, FlameTable::unseenStacks);
        if (ids.length < stacks.size()) {
            throw new IllegalArgumentException("A stack table no longer grows once it is written");
        }
        boolean threadsOutermost = view.outermost() == FlameView.Outermost.THREAD;
        var samples = new Profile(profile.type(), merged);
        long[] counts = new long[stacks.size()];
        for (int stack = 0; stack < stacks.size(); stack++) {
            long weight = profile.selfWeight(stack);
            long count = profile.selfSamples(stack);
            if (weight != 0 || count != 0) {
                samples.add(merge(stack, stacks, ids, threadsOutermost), weight, count);
                counts[stack] = Math.max(1, count);
            }
        }
        countKinds(stacks, ids, counts, threadsOutermost);
        return samples;
    }

    private static int[] unseenStacks(StackTable stacks) {
        int[] ids = new int[stacks.size()];
        Arrays.fill(ids, UNSEEN);
        ids[StackTable.ROOT] = StackTable.ROOT;
        return ids;
    }

    private int merge(int stack, StackTable stacks, int[] ids, boolean threadsOutermost) {
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
            boolean thread = threadsOutermost && stacks.parent(s) == StackTable.ROOT;
            Frame frame = stacks.leafFrame(s);
            ids[s] = merged.child(ids[stacks.parent(s)], thread ? thread(frame.name()) : function(frame));
        }
        return ids[stack];
    }

    private void countKinds(StackTable stacks, int[] ids, long[] counts, boolean threadsOutermost) {
        for (int stack = stacks.size() - 1; stack > 0; stack--) {
            if (counts[stack] > 0) {
                int parent = stacks.parent(stack);
                counts[parent] += counts[stack];
                boolean thread = threadsOutermost && parent == StackTable.ROOT;
                FlameKind kind = thread
                        ? FlameKind.THREAD
                        : FlameKind.of(stacks.leafFrame(stack).kind());
                kinds.add(ids[stack], kind, counts[stack]);
            }
        }
    }

    private int thread(String name) {
        return threads.computeIfAbsent(name, n -> append(new FlameFunction(n, "", FramePackage.THREAD)));
    }

    private int function(Frame frame) {
        List<Integer> sameName = functionsByName.computeIfAbsent(frame.name(), name -> new ArrayList<>(1));
        for (int function : sameName) {
            String file = functions.get(function).file();
            if (frame.file().isEmpty() || file.equals(frame.file())) {
                return function;
            }
            if (file.isEmpty()) {
                functions.set(function, new FlameFunction(frame.name(), frame.file(), FramePackage.of(frame)));
                return function;
            }
        }
        int function = append(new FlameFunction(frame.name(), frame.file(), FramePackage.of(frame)));
        sameName.add(function);
        return function;
    }

    private int append(FlameFunction function) {
        functions.add(function);
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

    public List<FlameFunction> functions() {
        return List.copyOf(functions);
    }
}

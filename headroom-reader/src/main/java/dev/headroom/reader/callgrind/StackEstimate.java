package dev.headroom.reader.callgrind;

import dev.headroom.profile.Frame;
import dev.headroom.profile.FrameKind;
import dev.headroom.profile.Function;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import dev.headroom.profile.Weight;
import dev.headroom.reader.callgrind.CallGraph.Node;
import dev.headroom.reader.callgrind.CallGraph.Place;
import dev.headroom.reader.streaming.SampleCollector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Draws stacks from pairs of caller and callee, for one event.
 *
 * <p>A callee's cost is shared out among the contexts that reach it in proportion to what its callers paid, the assumption of
 * gprof (Graham, Kessler, McKusick, 1982). A cycle of recursive functions is entered once for each context. Contexts are
 * drawn heaviest first up to a bound; what remains of a function's own cost, and what rounding leaves, goes to its heaviest
 * context, so that self weights are exact.
 */
final class StackEstimate {

    private static final int MAX_CONTEXTS = 100_000;
    /** Contexts below this share of everything are not drawn apart. */
    private static final double SMALLEST_SHARE = 1e-6;

    private final List<Node> functions;
    private final int event;
    private final SampleCollector collector;
    private final StackTable stacks;
    private final Cycles cycles;
    private final double[] componentTotals;
    private final double[] componentInflow;
    private final Map<Place, long[]>[] remaining;
    private final int[] heaviestParent;
    private final double[] heaviestShare;
    private final PriorityQueue<Context> queue =
            new PriorityQueue<>(Comparator.comparingDouble(Context::weight).reversed());

    /** A component entered at one function below one stack, with this share of the component's cost. */
    private record Context(Node entry, int parent, double share, double weight) {}

    @SuppressWarnings({"unchecked", "rawtypes"})
    StackEstimate(CallGraph graph, Cycles cycles, int event, SampleCollector collector) {
        this.functions = graph.functions();
        this.event = event;
        this.collector = collector;
        this.stacks = collector.stacks();
        this.cycles = cycles;
        int count = functions.size();
        componentTotals = new double[cycles.components().size()];
        componentInflow = new double[componentTotals.length];
        remaining = new Map[count];
        heaviestParent = new int[count];
        heaviestShare = new double[count];
    }

    /** Adds the stacks as samples of a type. */
    void collect(SampleType type) {
        weighComponents();
        double everything = 0;
        for (Node function : functions) {
            Map<Place, long[]> left = new LinkedHashMap<>();
            for (Map.Entry<Place, long[]> own : function.self().entrySet()) {
                left.put(own.getKey(), new long[] {own.getValue()[event]});
                everything += own.getValue()[event];
            }
            remaining[function.index()] = left;
        }
        enterRoots();
        double smallest = Math.max(1, everything * SMALLEST_SHARE);
        for (int drawn = 0; drawn < MAX_CONTEXTS && !queue.isEmpty(); drawn++) {
            expand(queue.remove(), smallest, type);
        }
        for (Node function : functions) {
            remaining[function.index()].forEach(
                    (place, left) -> add(function, heaviestParent[function.index()], place, left[0], type));
        }
    }

    /**
     * What the file says of each function: its own cost, and with what it called. Calls from a function to itself are not
     * counted twice; functions that call each other in a circle all get the cost of the circle. To be called after {@link
     * #collect}.
     */
    TopFrames exactTop(SampleType type) {
        List<TopFrames.Row> rows = new ArrayList<>();
        long everything = 0;
        for (Node function : functions) {
            long self = 0;
            for (long[] cost : function.self().values()) {
                self = saturated(self, cost[event]);
            }
            everything = saturated(everything, self);
            long total = Math.max(self, total(function, self));
            if (total > 0) {
                Function described = described(function);
                var frame = new Frame(described, described.file(), 0, FrameKind.NATIVE);
                rows.add(new TopFrames.Row(frame, new Weight(self, total), total, self));
            }
        }
        return new TopFrames(type, everything, everything, false, rows).sortedBy(TopFrames.By.TOTAL);
    }

    private long total(Node function, long self) {
        int component = cycles.of(function.index());
        if (cycles.components().get(component).size() > 1) {
            return Math.round(componentTotals[component]);
        }
        long total = self;
        for (Map.Entry<Integer, long[]> call : function.calls().entrySet()) {
            total = call.getKey() == function.index() ? total : saturated(total, call.getValue()[event]);
        }
        return total;
    }

    private static long saturated(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private void weighComponents() {
        for (Node function : functions) {
            int own = cycles.of(function.index());
            for (long[] cost : function.self().values()) {
                componentTotals[own] += cost[event];
            }
            function.calls().forEach((callee, cost) -> {
                int other = cycles.of(callee);
                if (other != own) {
                    componentTotals[own] += cost[event];
                    componentInflow[other] += cost[event];
                }
            });
        }
        for (int c = 0; c < componentTotals.length; c++) {
            componentTotals[c] = Math.max(componentTotals[c], componentInflow[c]);
        }
    }

    /** What no caller paid for begins at the bottom of a stack. */
    private void enterRoots() {
        for (int c = 0; c < componentTotals.length; c++) {
            double weight = componentTotals[c] - componentInflow[c];
            if (weight > 0) {
                Node entry = cycles.components().get(c).stream()
                        .max(Comparator.comparingDouble(this::inclusive))
                        .orElseThrow();
                queue.add(new Context(entry, StackTable.ROOT, weight / componentTotals[c], weight));
            }
        }
    }

    private double inclusive(Node function) {
        double sum = 0;
        for (long[] cost : function.self().values()) {
            sum += cost[event];
        }
        for (long[] cost : function.calls().values()) {
            sum += cost[event];
        }
        return sum;
    }

    /** Walks from the entry through its component; each member is reached by its shortest path. */
    private void expand(Context context, double smallest, SampleType type) {
        int component = cycles.of(context.entry.index());
        Map<Integer, Integer> parents = new HashMap<>();
        Deque<Node> reached = new ArrayDeque<>();
        parents.put(context.entry.index(), context.parent);
        reached.add(context.entry);
        while (!reached.isEmpty()) {
            Node member = reached.remove();
            int parent = parents.getOrDefault(member.index(), context.parent);
            spend(member, parent, context.share, type);
            Function described = described(member);
            int stack = stacks.child(parent, collector.frame(described, described.file(), 0, FrameKind.NATIVE));
            for (Map.Entry<Integer, long[]> call : member.calls().entrySet()) {
                Node callee = functions.get(call.getKey());
                int other = cycles.of(callee.index());
                if (other == component) {
                    if (parents.putIfAbsent(callee.index(), stack) == null) {
                        reached.add(callee);
                    }
                    continue;
                }
                double weight = context.share * call.getValue()[event];
                if (weight >= smallest) {
                    queue.add(new Context(callee, stack, weight / componentTotals[other], weight));
                }
            }
        }
    }

    private void spend(Node function, int parent, double share, SampleType type) {
        int index = function.index();
        if (share > heaviestShare[index]) {
            heaviestShare[index] = share;
            heaviestParent[index] = parent;
        }
        remaining[index].forEach((place, left) -> {
            long cost = function.self().getOrDefault(place, new long[event + 1])[event];
            long part = Math.min(left[0], (long) (share * cost));
            left[0] -= part;
            add(function, parent, place, part, type);
        });
    }

    private void add(Node function, int parent, Place place, long weight, SampleType type) {
        if (weight > 0) {
            int frame =
                    collector.frame(described(function), file(function, place.file()), place.line(), FrameKind.NATIVE);
            collector.add(type, stacks.child(parent, frame), weight, weight);
        }
    }

    /** Code inlined from another file belongs to the function it was inlined into. */
    private static Function described(Node function) {
        return new Function(function.key().name(), file(function, function.key().file()), 0);
    }

    /** The source file, or the object where callgrind knows none. */
    private static String file(Node function, String file) {
        boolean unknown = file.isEmpty() || file.equals("???");
        return unknown ? function.key().object() : file;
    }
}

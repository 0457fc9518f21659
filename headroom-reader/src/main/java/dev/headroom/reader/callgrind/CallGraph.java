package dev.headroom.reader.callgrind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions with their own costs by line, and calls with what they cost. Costs are one number for each event. */
final class CallGraph {

    /** What identifies a function: the same name may stand in several files and objects. */
    record FunctionKey(String object, String file, String name) {}

    /** A line of source; code inlined from another file lies in that file. */
    record Place(String file, int line) {}

    /** A function. */
    static final class Node {

        private final int index;
        private final FunctionKey key;
        private final Map<Place, long[]> self = new HashMap<>();
        private final Map<Integer, long[]> calls = new HashMap<>();

        Node(int index, FunctionKey key) {
            this.index = index;
            this.key = key;
        }

        int index() {
            return index;
        }

        FunctionKey key() {
            return key;
        }

        /** Own cost by place. */
        Map<Place, long[]> self() {
            return self;
        }

        /** What calls to each callee cost, callee included, by the callee's index. */
        Map<Integer, long[]> calls() {
            return calls;
        }
    }

    private final List<Node> functions = new ArrayList<>();
    private final Map<FunctionKey, Node> byKey = new HashMap<>();

    List<Node> functions() {
        return functions;
    }

    Node function(FunctionKey key) {
        return byKey.computeIfAbsent(key, k -> {
            var function = new Node(functions.size(), k);
            functions.add(function);
            return function;
        });
    }

    static void addSelf(Node function, Place place, long[] costs) {
        function.self.merge(place, costs.clone(), CallGraph::sum);
    }

    static void addCall(Node caller, Node callee, long[] costs) {
        caller.calls.merge(callee.index, costs.clone(), CallGraph::sum);
    }

    /** Sums that leave 64 bits stay at the largest number, which the collector then refuses. */
    private static long[] sum(long[] a, long[] b) {
        for (int i = 0; i < a.length; i++) {
            a[i] = a[i] > Long.MAX_VALUE - b[i] ? Long.MAX_VALUE : a[i] + b[i];
        }
        return a;
    }
}

package dev.headroom.reader.callgrind;

import dev.headroom.reader.callgrind.CallGraph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The strongly connected components of a call graph (Tarjan, "Depth-first search and linear graph algorithms", 1972), without
 * recursion because call chains are long. A function that takes part in no recursion is a component of its own.
 */
final class Cycles {

    private static final int UNSEEN = -1;

    private final List<Node> functions;
    private final int[] order;
    private final int[] low;
    private final int[] component;
    private final List<List<Node>> components = new ArrayList<>();
    private final Deque<Integer> pending = new ArrayDeque<>();
    private int next;

    /** A function whose callees are being visited. */
    private record Visit(int function, Iterator<Integer> callees) {}

    Cycles(CallGraph graph) {
        functions = graph.functions();
        order = new int[functions.size()];
        low = new int[functions.size()];
        component = new int[functions.size()];
        Arrays.fill(order, UNSEEN);
        Arrays.fill(component, UNSEEN);
        for (int f = 0; f < order.length; f++) {
            if (order[f] == UNSEEN) {
                visit(f);
            }
        }
    }

    /** Number of the component that a function belongs to. */
    int of(int function) {
        return component[function];
    }

    List<List<Node>> components() {
        return components;
    }

    private void visit(int start) {
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(enter(start));
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (visit.callees.hasNext()) {
                int callee = visit.callees.next();
                if (order[callee] == UNSEEN) {
                    visits.push(enter(callee));
                } else if (component[callee] == UNSEEN) {
                    low[visit.function] = Math.min(low[visit.function], order[callee]);
                }
            } else {
                visits.pop();
                leave(visit.function);
                Visit caller = visits.peek();
                if (caller != null) {
                    low[caller.function] = Math.min(low[caller.function], low[visit.function]);
                }
            }
        }
    }

    private Visit enter(int function) {
        order[function] = next;
        low[function] = next++;
        pending.push(function);
        return new Visit(function, functions.get(function).calls().keySet().iterator());
    }

    private void leave(int function) {
        if (low[function] != order[function]) {
            return;
        }
        List<Node> members = new ArrayList<>();
        int member;
        do {
            member = pending.pop();
            component[member] = components.size();
            members.add(functions.get(member));
        } while (member != function);
        components.add(members);
    }
}

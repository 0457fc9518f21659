package dev.headroom.report.convert;

import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.report.internal.flame.FlameTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Where the boxes of a flame graph stand: under each parent the widest first, those of one width in the order of their names.
 *
 * @param boxes the root first, parents before their children
 * @param rows from the root to the deepest box
 * @param leftOut boxes too narrow to draw
 */
record FlameBoxes(List<Box> boxes, int rows, int leftOut) {

    /** Pixels that a box is at least wide. */
    static final double NARROWEST = 3;

    /**
     * One box.
     *
     * @param function its index, −1 for the root
     * @param x left edge, from the root's
     */
    record Box(int function, int depth, double x, double width, long total, long self, long samples) {}

    static FlameBoxes of(FlameTable table, Profile profile, double width) {
        return new Placement(table, profile, width).place();
    }

    private static final class Placement {

        private final FlameTable table;
        private final List<FlameTable.FlameFunction> functions;
        private final Profile profile;
        private final double width;
        private final long[] totals;
        private final long[] samples;
        private final List<List<Integer>> children = new ArrayList<>();
        private final List<Box> boxes = new ArrayList<>();
        private final Deque<Place> open = new ArrayDeque<>();

        private record Place(int stack, int depth, double x) {}

        Placement(FlameTable table, Profile profile, double width) {
            this.table = table;
            this.functions = table.functions();
            this.profile = profile;
            this.width = width;
            totals = new long[table.size()];
            samples = new long[table.size()];
            for (int stack = 0; stack < table.size(); stack++) {
                children.add(List.of());
            }
        }

        FlameBoxes place() {
            int present = sumAndLink();
            int rows = 1;
            open.add(new Place(StackTable.ROOT, 0, 0));
            while (!open.isEmpty()) {
                Place place = open.remove();
                rows = Math.max(rows, place.depth() + 1);
                draw(place);
            }
            return new FlameBoxes(boxes, rows, present - boxes.size());
        }

        private int sumAndLink() {
            int present = 1;
            for (int stack = table.size() - 1; stack >= 0; stack--) {
                totals[stack] += profile.selfWeight(stack);
                samples[stack] += profile.selfSamples(stack);
                if (stack != StackTable.ROOT && totals[stack] > 0) {
                    present++;
                    int parent = table.parent(stack);
                    totals[parent] += totals[stack];
                    samples[parent] += samples[stack];
                    if (children.get(parent).isEmpty()) {
                        children.set(parent, new ArrayList<>(2));
                    }
                    children.get(parent).add(stack);
                }
            }
            return present;
        }

        private void draw(Place place) {
            int stack = place.stack();
            boxes.add(new Box(
                    stack == StackTable.ROOT ? -1 : table.function(stack),
                    place.depth(),
                    place.x(),
                    pixels(stack),
                    totals[stack],
                    profile.selfWeight(stack),
                    samples[stack]));
            List<Integer> callees = new ArrayList<>(children.get(stack));
            callees.sort(Comparator.comparingLong((Integer callee) -> totals[callee])
                    .reversed()
                    .thenComparing(
                            callee -> functions.get(table.function(callee)).name()));
            double x = place.x();
            for (int callee : callees) {
                if (pixels(callee) >= NARROWEST) {
                    open.add(new Place(callee, place.depth() + 1, x));
                }
                x += pixels(callee);
            }
        }

        private double pixels(int stack) {
            return totals[StackTable.ROOT] == 0 ? width : width * totals[stack] / totals[StackTable.ROOT];
        }
    }
}

package dev.headroom.profile.view;

import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The functions at which a flame graph stops narrowing gently: much is spent in them, or they fan out into many callees none
 * of which leads. A tower of calls that each pass their whole width on to the next is not a plateau except at its end.
 *
 * @param stops those functions, widest by total first, with self and total over the whole profile
 * @param functionCount functions in the whole profile, so that what is left out can be counted
 */
public record Plateaus(TopFrames stops, int functionCount) {

    /** A callee that keeps this share of its caller's width leads on: the width has not stopped there. */
    private static final double LEADS = 0.5;

    /**
     * @param minimumShare of the profile's weight, 0 to 1; narrower functions are left out
     */
    public static Plateaus of(Profile profile, double minimumShare) {
        return of(CallTree.of(profile), TopFrames.of(profile, TopFrames.By.TOTAL), minimumShare);
    }

    /**
     * As {@link #of(Profile, double)}, from views of one profile that the caller has already.
     *
     * @param top by total
     */
    public static Plateaus of(CallTree tree, TopFrames top, double minimumShare) {
        double least = Math.max(1, minimumShare * top.totalWeight());
        Set<Function> stops = new HashSet<>();
        collect(tree.root(), least, stops);
        List<TopFrames.Row> rows = top.rows().stream()
                .filter(row -> stops.contains(row.frame().function()))
                .filter(row -> row.weight().total() >= least)
                .toList();
        var stopping = new TopFrames(top.type(), top.totalWeight(), top.sampleCount(), top.sampled(), rows);
        return new Plateaus(stopping, top.rows().size());
    }

    public List<TopFrames.Row> rows() {
        return stops.rows();
    }

    /** Whether a plateau is too narrow for its samples: its interval is as wide as it is itself. */
    public boolean isNoise(TopFrames.Row row) {
        return stops.totalShare(row).isNoise();
    }

    private static void collect(CallNode node, double least, Set<Function> stops) {
        long widestChild =
                node.children().isEmpty() ? 0 : node.children().get(0).weight().total();
        boolean root = node.function().isNone();
        if (!root && widestChild < LEADS * node.weight().total()) {
            stops.add(node.function());
        }
        for (CallNode child : node.children()) {
            if (child.weight().total() >= least) {
                collect(child, least, stops);
            }
        }
    }
}

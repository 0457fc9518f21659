package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.HotPath;
import dev.headroom.diagnose.HotPath.Plateau;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.CallNode;
import dev.headroom.profile.CallTree;
import dev.headroom.profile.Plateaus;
import dev.headroom.profile.Profile;
import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a flame graph: follows the widest callee as long as one leads, and lists where the width stops.
 *
 * <p>A share is of weight; its interval takes every sample as one trial of equal weight, which holds for CPU samples and
 * nearly for allocation samples, and is too narrow for wall samples of one long sleep.
 */
public final class HotPaths {

    /** A callee that keeps less than this of its caller's width does not lead: the path fans out there. */
    private static final double LEADS = 0.5;

    /** Below this a frame is too narrow to be worth a reader's time. */
    private static final double LEAST_PLATEAU_SHARE = 0.02;

    /** A share whose lower bound is below this rounds to 0 %: the frame may as well be chance. */
    private static final double ROUNDS_TO_ZERO = 0.005;

    private static final int MOST_PLATEAUS = 12;

    private HotPaths() {}

    public static HotPath of(Profile profile) {
        CallTree tree = CallTree.of(profile);
        TopFrames top = TopFrames.of(profile, TopFrames.By.TOTAL);
        List<Plateau> plateaus = Plateaus.of(tree, top, LEAST_PLATEAU_SHARE).rows().stream()
                .map(row -> plateau(row, profile))
                .filter(plateau -> plateau.totalShare().low() >= ROUNDS_TO_ZERO)
                .limit(MOST_PLATEAUS)
                .toList();
        long noise = top.rows().stream()
                .filter(row -> plateau(row, profile).totalShare().low() < ROUNDS_TO_ZERO)
                .count();
        return new HotPath(profile.type(), profile.sampleCount(), widestPath(tree.root()), plateaus, (int) noise);
    }

    private static Plateau plateau(TopFrames.Row row, Profile profile) {
        return new Plateau(
                row.frame(),
                share(row.weight().self(), profile),
                share(row.weight().total(), profile),
                row.samples());
    }

    private static Interval share(long weight, Profile profile) {
        double n = profile.sampleCount();
        double share = profile.totalWeight() == 0 ? 0 : (double) weight / profile.totalWeight();
        return new Proportion(Math.min(1, share) * n, n).interval();
    }

    private static List<String> widestPath(CallNode root) {
        List<String> path = new ArrayList<>();
        CallNode node = root;
        while (!node.children().isEmpty()) {
            CallNode widest = node.children().get(0);
            boolean inApplication = !path.isEmpty() && path.stream().anyMatch(ApplicationCode::isApplication);
            if (inApplication && widest.weight().total() < LEADS * node.weight().total()) {
                break;
            }
            path.add(widest.function());
            node = widest;
        }
        int outermost = 0;
        while (outermost < path.size() && !ApplicationCode.isApplication(path.get(outermost))) {
            outermost++;
        }
        return outermost == path.size() ? path : path.subList(outermost, path.size());
    }
}

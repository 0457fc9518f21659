package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.HotPath;
import dev.headroom.diagnose.HotPath.Plateau;
import dev.headroom.diagnose.rule.ApplicationCode;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.Function;
import dev.headroom.profile.Profile;
import dev.headroom.profile.StackTable;
import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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

    private final CallWidths.Functions functions;

    /** Reads profiles over this table, which must hold all of their stacks by now. */
    public HotPaths(StackTable stacks) {
        functions = new CallWidths.Functions(stacks);
    }

    public HotPath of(Profile profile) {
        CallWidths widths = functions.of(profile);
        TopFrames top = TopFrames.of(profile, TopFrames.By.TOTAL);
        double least = Math.max(1, LEAST_PLATEAU_SHARE * profile.totalWeight());
        Set<Function> stops = widths.functionsWhereWidthStops(least, LEADS);
        List<Plateau> plateaus = top.rows().stream()
                .filter(row -> row.weight().total() >= least
                        && stops.contains(row.frame().function()))
                .map(row -> plateau(row, profile))
                .filter(plateau -> plateau.totalShare().low() >= ROUNDS_TO_ZERO)
                .limit(MOST_PLATEAUS)
                .toList();
        long noise = top.rows().stream()
                .filter(row -> share(row.weight().total(), profile).low() < ROUNDS_TO_ZERO)
                .count();
        return new HotPath(profile.type(), profile.sampleCount(), widestPath(widths), plateaus, (int) noise);
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

    private static List<String> widestPath(CallWidths widths) {
        List<String> path = new ArrayList<>();
        boolean inApplication = false;
        int box = StackTable.ROOT;
        int widest = widths.widestCallee(box);
        while (widest != StackTable.ROOT && !(inApplication && widths.total(widest) < LEADS * widths.total(box))) {
            String function = widths.function(widest);
            inApplication |= ApplicationCode.isApplication(function);
            path.add(function);
            box = widest;
            widest = widths.widestCallee(box);
        }
        return inApplication ? fromApplication(path) : path;
    }

    private static List<String> fromApplication(List<String> path) {
        int outermost = 0;
        while (!ApplicationCode.isApplication(path.get(outermost))) {
            outermost++;
        }
        return path.subList(outermost, path.size());
    }
}

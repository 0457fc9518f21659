package dev.headroom.load.explain;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How many requests failed, and whether their times are among those of the answers. */
final class ErrorRule {

    /** Shares that differ by less than one in a thousand say nothing about a p99. */
    private static final double SAME_SHARE = 0.001;

    private ErrorRule() {}

    static List<Difference> differences(ReportedLoad a, ReportedLoad b) {
        double shareA = a.errorShare().orElse(0);
        double shareB = b.errorShare().orElse(0);
        boolean mixedDiffer = mixes(a) != mixes(b);
        if (Math.abs(shareA - shareB) < SAME_SHARE && !mixedDiffer) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        if (Math.abs(shareA - shareB) >= SAME_SHARE) {
            statements.add((shareA > shareB ? "A" : "B")
                    + " failed more often: the requests that were left to be timed are not the same ones.");
        }
        mixed(Side.A, a, statements, effects);
        mixed(Side.B, b, statements, effects);
        return List.of(new Difference(Topic.ERRORS, text(a), text(b), String.join(" ", statements), effects));
    }

    /** Whether failed requests are among the times that the tool puts first. */
    private static boolean mixes(ReportedLoad load) {
        return load.headline().population() == Population.ALL && load.errors().orElse(0) > 0;
    }

    private static void mixed(Side side, ReportedLoad load, List<String> statements, List<Effect> effects) {
        if (!mixes(load)) {
            return;
        }
        ReportedTimes all = load.headline();
        statements.add(side + "'s percentiles hold its failed requests too." + faster(side, load));
        Optional<ReportedTimes> successful = load.times(all.kind(), Population.SUCCESSFUL);
        for (Percentile percentile : ReportedTimes.SHOWN) {
            OptionalLong from = all.nanosAt(percentile);
            OptionalLong to = successful.isPresent() ? successful.get().nanosAt(percentile) : OptionalLong.empty();
            if (from.isPresent() && to.isPresent()) {
                effects.add(new Effect(
                        side, percentile, from.getAsLong(), to.getAsLong(), "of its successful requests, as measured"));
            }
        }
    }

    private static String faster(Side side, ReportedLoad load) {
        Optional<ReportedTimes> failed = load.times(load.headline().kind(), Population.FAILED);
        Optional<ReportedTimes> successful = load.times(load.headline().kind(), Population.SUCCESSFUL);
        if (failed.isEmpty() || successful.isEmpty()) {
            return "";
        }
        OptionalLong bad = failed.get().nanosAt(Percentile.P50);
        OptionalLong good = successful.get().nanosAt(Percentile.P50);
        if (bad.isEmpty() || good.isEmpty() || bad.getAsLong() == good.getAsLong()) {
            return "";
        }
        return " Half of those took at most " + DurationText.of(bad.getAsLong()) + ", half of the successful ones "
                + DurationText.of(good.getAsLong()) + ": they "
                + (bad.getAsLong() < good.getAsLong() ? "lower " : "raise ") + side + "'s percentiles.";
    }

    private static String text(ReportedLoad load) {
        OptionalDouble share = load.errorShare();
        if (share.isEmpty()) {
            return "errors unknown";
        }
        return DecimalText.grouped(load.errors().getAsLong()) + " of "
                + DecimalText.grouped(load.requests().getAsLong()) + " failed";
    }
}

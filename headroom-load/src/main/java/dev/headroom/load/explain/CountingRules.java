package dev.headroom.load.explain;

import dev.headroom.measure.DecimalText;
import dev.headroom.measure.DurationHistogram;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Interval;
import dev.headroom.measure.Percentile;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** From when on a time counts, how finely, and out of how many. */
final class CountingRules {

    /** A resolution coarser than this part of the median shows in it. */
    private static final double COARSE = 0.02;

    private CountingRules() {}

    static List<Difference> differences(ReportedLoad a, ReportedLoad b) {
        List<Difference> differences = new ArrayList<>();
        omission(a, b).ifPresent(differences::add);
        sampleSize(a.headline(), b.headline()).ifPresent(differences::add);
        resolution(a.headline(), b.headline()).ifPresent(differences::add);
        return differences;
    }

    private static Optional<Difference> omission(ReportedLoad a, ReportedLoad b) {
        TimeKind ofA = a.headline().kind();
        TimeKind ofB = b.headline().kind();
        if (ofA == ofB) {
            return Optional.empty();
        }
        List<Effect> effects = new ArrayList<>();
        String statement;
        if (ofA == TimeKind.UNKNOWN || ofB == TimeKind.UNKNOWN) {
            statement =
                    (ofA == TimeKind.UNKNOWN ? "A" : "B") + " does not tell whether its times count from the intended"
                            + " start or from the send; only the former hold what a request waited before it was sent.";
        } else {
            boolean first = ofA == TimeKind.SERVICE_TIME;
            Side sent = first ? Side.A : Side.B;
            Side intended = first ? Side.B : Side.A;
            statement = sent + " counts from the send, " + intended + " from the intended start: what requests waited"
                    + " before they were sent is missing in " + sent + ", and most is missing where the service was"
                    + " slowest.";
            fromTheSend(intended, first ? b : a, effects);
            asIfIntended(sent, first ? a : b, effects);
        }
        return Optional.of(new Difference(Topic.COORDINATED_OMISSION, ofA.label(), ofB.label(), statement, effects));
    }

    /** Where a side holds both kinds, the difference is measured and not estimated. */
    private static void fromTheSend(Side side, ReportedLoad load, List<Effect> effects) {
        load.times(TimeKind.SERVICE_TIME, load.headline().population())
                .ifPresent(service -> ReportedTimes.SHOWN.forEach(percentile -> add(
                        side, percentile, load.headline(), service, "counted from the send, as measured", effects)));
    }

    /** Where a side holds the send only, each of its users is taken to have wanted to ask at an even pace. */
    private static void asIfIntended(Side side, ReportedLoad load, List<Effect> effects) {
        OptionalLong users = load.model().users().isPresent() ? load.model().users() : load.connections();
        DurationHistogram times = load.headline().histogramIfKept().orElse(null);
        double rate = load.achievedRate().orElse(0);
        if (times == null || users.isEmpty() || !(rate > 0)) {
            return;
        }
        long paceNanos = Math.round(users.getAsLong() * 1e9 / rate);
        if (paceNanos < 1) {
            return;
        }
        ReportedTimes corrected = ReportedTimes.of(
                TimeKind.RESPONSE_TIME, load.headline().population(), times.correctedForOmission(paceNanos), 1);
        String how = "estimated, had each of " + DecimalText.grouped(users.getAsLong()) + " users asked every "
                + DurationText.of(paceNanos);
        ReportedTimes.SHOWN.forEach(percentile -> add(side, percentile, load.headline(), corrected, how, effects));
    }

    private static void add(
            Side side, Percentile percentile, ReportedTimes from, ReportedTimes to, String how, List<Effect> effects) {
        if (from.nanosAt(percentile).isPresent() && to.nanosAt(percentile).isPresent()) {
            effects.add(new Effect(
                    side,
                    percentile,
                    from.nanosAt(percentile).getAsLong(),
                    to.nanosAt(percentile).getAsLong(),
                    how));
        }
    }

    private static Optional<Difference> sampleSize(ReportedTimes a, ReportedTimes b) {
        List<String> statements = new ArrayList<>();
        say(Side.A, a, statements);
        say(Side.B, b, statements);
        if (statements.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Difference.of(Topic.SAMPLE_SIZE, count(a), count(b), String.join(" ", statements)));
    }

    private static void say(Side side, ReportedTimes times, List<String> statements) {
        if (times.count().isEmpty()) {
            statements.add(side + " does not tell how many requests its percentiles were read from.");
            return;
        }
        for (Percentile percentile : ReportedTimes.SHOWN) {
            if (times.nanosAt(percentile).isPresent() && !times.bounds(percentile)) {
                statements.add(
                        side + " has " + DecimalText.grouped(times.count().getAsLong()) + " requests, its "
                                + percentile.label() + " needs " + DecimalText.grouped(percentile.minimumCount())
                                + spread(times, percentile) + ".");
                return;
            }
        }
    }

    private static String spread(ReportedTimes times, Percentile percentile) {
        Optional<Interval> interval = times.interval(percentile);
        return interval.isEmpty()
                ? ""
                : ": by chance alone it lies anywhere from "
                        + DurationText.of(interval.get().low()) + " up";
    }

    private static String count(ReportedTimes times) {
        return times.count().isPresent()
                ? "n=" + DecimalText.grouped(times.count().getAsLong())
                : "n unknown";
    }

    private static Optional<Difference> resolution(ReportedTimes a, ReportedTimes b) {
        boolean aIsCoarse = isCoarse(a);
        boolean bIsCoarse = isCoarse(b);
        if (aIsCoarse == bIsCoarse) {
            return Optional.empty();
        }
        Side coarse = aIsCoarse ? Side.A : Side.B;
        ReportedTimes times = aIsCoarse ? a : b;
        return Optional.of(Difference.of(
                Topic.RESOLUTION,
                DurationText.of(a.resolutionNanos()),
                DurationText.of(b.resolutionNanos()),
                coarse + " counts in steps of " + DurationText.of(times.resolutionNanos()) + ", its p50 is "
                        + DurationText.of(times.nanosAt(Percentile.P50).orElse(0))
                        + ": differences below a step mean nothing."));
    }

    private static boolean isCoarse(ReportedTimes times) {
        OptionalLong median = times.nanosAt(Percentile.P50);
        return median.isPresent() && times.resolutionNanos() > COARSE * median.getAsLong();
    }
}

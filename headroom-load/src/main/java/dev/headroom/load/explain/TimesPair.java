package dev.headroom.load.explain;

import dev.headroom.measure.load.Population;
import dev.headroom.measure.load.ReportedLoad;
import dev.headroom.measure.load.ReportedTimes;
import dev.headroom.measure.load.TimeKind;
import java.util.List;
import java.util.Optional;

/** A distribution of each side, set beside each other. */
public record TimesPair(ReportedTimes a, ReportedTimes b) {

    private static final List<TimeKind> KINDS = List.of(TimeKind.RESPONSE_TIME, TimeKind.SERVICE_TIME);
    private static final List<Population> POPULATIONS = List.of(Population.SUCCESSFUL, Population.ALL);

    /** What each tool puts first. */
    static TimesPair headlines(ReportedLoad a, ReportedLoad b) {
        return new TimesPair(a.headline(), b.headline());
    }

    /** The first kind of times that both have, of the same requests if possible. */
    static Optional<TimesPair> alike(ReportedLoad a, ReportedLoad b) {
        for (TimeKind kind : KINDS) {
            for (Population population : POPULATIONS) {
                Optional<ReportedTimes> ofA = a.times(kind, population).filter(TimesPair::saysSomething);
                Optional<ReportedTimes> ofB = b.times(kind, population).filter(TimesPair::saysSomething);
                if (ofA.isPresent() && ofB.isPresent()) {
                    return Optional.of(new TimesPair(ofA.get(), ofB.get()));
                }
            }
        }
        return KINDS.stream()
                .flatMap(kind -> first(kind, a).stream()
                        .flatMap(ofA -> first(kind, b).stream().map(ofB -> new TimesPair(ofA, ofB))))
                .findFirst();
    }

    /** Of whichever requests: better than nothing to compare, and the table says of which. */
    private static Optional<ReportedTimes> first(TimeKind kind, ReportedLoad load) {
        return load.times().stream()
                .filter(each -> each.kind() == kind && saysSomething(each))
                .findFirst();
    }

    /** Every percentile that one of the two has. */
    public List<PercentilePair> percentiles() {
        return ReportedTimes.SHOWN.stream()
                .map(each -> PercentilePair.of(each, a, b))
                .filter(pair -> pair.a().isPresent() || pair.b().isPresent())
                .toList();
    }

    private static boolean saysSomething(ReportedTimes times) {
        return !times.percentiles().isEmpty();
    }
}

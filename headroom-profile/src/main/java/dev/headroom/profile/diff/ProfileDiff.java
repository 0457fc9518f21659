package dev.headroom.profile.diff;

import dev.headroom.measure.Interval;
import dev.headroom.measure.Proportion;
import dev.headroom.profile.FunctionNames;
import dev.headroom.profile.Profile;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Two profiles compared function by function.
 *
 * <p>Each function is tested exactly on sample counts, and the calls of all functions together are wrong at most once in
 * twenty when nothing changed: Holm's step-down (1979) over those functions that could have been called at all with the
 * samples there are (Tarone 1990). Samples are taken as independent; of wall-clock samples of long waits that is not
 * true, and calls on them are too bold.
 *
 * @param changes functions called first, then by the size of the difference
 * @param tested functions the correction is over
 */
public record ProfileDiff(
        SampleType type,
        TopFrames.By by,
        Exposure exposure,
        long baseSamples,
        long headSamples,
        int tested,
        List<FrameChange> changes) {

    static final double LEVEL = 0.05;

    public ProfileDiff {
        changes = List.copyOf(changes);
    }

    /**
     * Compares per sample: the exposure is the number of samples on each side.
     *
     * @throws IllegalArgumentException if the sample types differ or a side is empty
     */
    public static ProfileDiff perSample(Profile base, Profile head, TopFrames.By by) {
        requireAlike(base, head);
        return of(base, head, by, new Exposure(Exposure.Unit.SAMPLE, base.sampleCount(), head.sampleCount()));
    }

    /** Compares per second or per request; the exposures say how many of them each side had. */
    public static ProfileDiff of(Profile base, Profile head, TopFrames.By by, Exposure exposure) {
        requireAlike(base, head);
        var functionsOfBoth = new MatchedFunctions(base.stacks(), head.stacks());
        Profile baseMatched = functionsOfBoth.apply(base);
        Profile headMatched = functionsOfBoth.apply(head);
        FunctionNames names = MatchedFunctions.names(baseMatched, headMatched);
        Map<String, Long> before = counts(baseMatched, names, by);
        Map<String, Long> after = counts(headMatched, names, by);
        var functions = new TreeSet<>(before.keySet());
        functions.addAll(after.keySet());
        List<Row> rows = new ArrayList<>();
        for (String function : functions) {
            rows.add(new Row(function, before.getOrDefault(function, 0L), after.getOrDefault(function, 0L), exposure));
        }
        return judged(base, head, by, exposure, rows);
    }

    private static void requireAlike(Profile base, Profile head) {
        if (!base.type().equals(head.type())) {
            throw new IllegalArgumentException("Only profiles of one sample type can be compared, got " + base.type()
                    + " and " + head.type() + ". Choose one with --sample-type.");
        }
        if (base.isEmpty() || head.isEmpty()) {
            throw new IllegalArgumentException(
                    "Both sides need samples, got " + base.sampleCount() + " and " + head.sampleCount());
        }
    }

    private static ProfileDiff judged(Profile base, Profile head, TopFrames.By by, Exposure exposure, List<Row> rows) {
        List<Row> testable = testable(rows);
        testable.sort(Comparator.comparingDouble(Row::pValue).thenComparing(Row::function));
        var called = new HashMap<String, Boolean>();
        boolean stillRejecting = true;
        for (int rank = 0; rank < testable.size(); rank++) {
            stillRejecting &= testable.get(rank).pValue() <= LEVEL / (testable.size() - rank);
            called.put(testable.get(rank).function(), stillRejecting);
        }
        double threshold = LEVEL / Math.max(1, testable.size());
        List<FrameChange> changes = new ArrayList<>();
        for (Row row : rows) {
            changes.add(row.change(called.getOrDefault(row.function(), false), threshold));
        }
        changes.sort(Comparator.comparing((FrameChange change) -> change.call() == FrameChange.Call.UNSURE)
                .thenComparing(Comparator.comparingDouble((FrameChange change) ->
                                Math.abs(change.difference().best()))
                        .reversed())
                .thenComparing(FrameChange::function));
        return new ProfileDiff(
                base.type(), by, exposure, base.sampleCount(), head.sampleCount(), testable.size(), changes);
    }

    /** Tarone's reduction: the largest set whose every member could reach significance at the level shared among the set. */
    private static List<Row> testable(List<Row> rows) {
        List<Row> ascending = new ArrayList<>(rows);
        ascending.sort(Comparator.comparingDouble(Row::leastPossiblePValue));
        int family = 1;
        while (family < ascending.size() && ascending.get(family).leastPossiblePValue() <= LEVEL / family) {
            family++;
        }
        List<Row> testable = new ArrayList<>();
        for (Row row : ascending) {
            if (row.leastPossiblePValue() <= LEVEL / family) {
                testable.add(row);
            }
        }
        return testable;
    }

    private static Map<String, Long> counts(Profile profile, FunctionNames names, TopFrames.By by) {
        Map<String, Long> counts = new HashMap<>();
        for (TopFrames.Row row : TopFrames.of(profile, by).rows()) {
            long count = by == TopFrames.By.SELF ? row.selfSamples() : row.samples();
            if (count > 0) {
                counts.put(names.of(row.frame().function()), count);
            }
        }
        return counts;
    }

    /** One function with its counts on both sides. */
    private record Row(
            String function, long base, long head, Exposure exposure, double pValue, double leastPossiblePValue) {

        private static final double POWER_Z = 0.8416212335729143;

        Row(String function, long base, long head, Exposure exposure) {
            this(
                    function,
                    base,
                    head,
                    exposure,
                    test(exposure).pValue(base, head),
                    test(exposure).leastPossiblePValue(base + head));
        }

        private static CountTest test(Exposure exposure) {
            return exposure.unit() == Exposure.Unit.SAMPLE
                    ? CountTest.ofShares(Math.round(exposure.base()), Math.round(exposure.head()))
                    : CountTest.ofRates(exposure.base(), exposure.head());
        }

        FrameChange change(boolean significant, double threshold) {
            double before = base / exposure.base();
            double after = head / exposure.head();
            FrameChange.Call call = !significant
                    ? FrameChange.Call.UNSURE
                    : after > before ? FrameChange.Call.GREW : FrameChange.Call.SHRANK;
            return new FrameChange(
                    function,
                    base,
                    head,
                    before,
                    after,
                    difference(before, after),
                    pValue,
                    call,
                    smallestVisible(threshold));
        }

        /** Newcombe 1998, method 10 for shares; for rates the same square-and-add over the rates' score intervals. */
        private Interval difference(double before, double after) {
            Interval left = interval(base, exposure.base());
            Interval right = interval(head, exposure.head());
            double best = after - before;
            double low = best - Math.hypot(after - right.low(), left.high() - before);
            double high = best + Math.hypot(right.high() - after, before - left.low());
            return new Interval(Math.min(low, best), best, Math.max(high, best));
        }

        private Interval interval(long count, double exposed) {
            if (exposure.unit() == Exposure.Unit.SAMPLE) {
                return new Proportion(count, exposed).interval();
            }
            // A rate's score interval: count ± z √(count + z²/4) around count + z²/2.
            double z = 1.959963984540054;
            double centre = count + z * z / 2;
            double half = z * Math.sqrt(count + z * z / 4);
            return new Interval(Math.max(0, centre - half) / exposed, count / exposed, (centre + half) / exposed);
        }

        /** Normal approximation at the corrected level with power 0.8, at the base's own share or a single sample's. */
        private double smallestVisible(double threshold) {
            double rate = Math.max(1, base) / exposure.base();
            double variance = exposure.unit() == Exposure.Unit.SAMPLE ? rate * (1 - rate) : rate;
            double error = Math.sqrt(Math.max(0, variance) * (1 / exposure.base() + 1 / exposure.head()));
            return (CountTest.criticalZ(threshold) + POWER_Z) * error;
        }
    }
}

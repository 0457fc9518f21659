package dev.headroom.profile.diff;

import dev.headroom.profile.TopFrames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two sides of profiles compared function by function, on counts of samples.
 *
 * <p>The calls of all functions together are wrong at most once in twenty when nothing changed. With several profiles a side this
 * holds against whatever makes recordings of unchanged code differ; with one against one it holds against sampling alone,
 * and takes samples as independent, which those of long waits are not.
 *
 * @param recordingsVary how many times more the recordings of one side differ than sampling makes them, for the function in the
 *     middle; 1 where no side has a second recording
 * @param tested functions the correction for many tests is over
 * @param referenceRate what a function of {@link #REFERENCE_SHARE} of the base's samples has
 * @param smallestVisible the smallest growth of such a function that would have been called four times in five
 * @param changes functions called first, then by the size of the difference
 */
public record ProfileDiff(
        ComparedProfiles compared,
        TopFrames.By by,
        double recordingsVary,
        int tested,
        double referenceRate,
        double smallestVisible,
        List<FrameChange> changes) {

    /** The share of a function to say of, for all, from which change on it would have been seen. */
    public static final double REFERENCE_SHARE = 0.02;

    public ProfileDiff {
        changes = List.copyOf(changes);
    }

    public static ProfileDiff of(ComparedProfiles compared, TopFrames.By by) {
        var functions = new FunctionCounts(compared, by);
        var exposures = new Exposures(compared);
        Dispersion dispersion = Dispersion.of(exposures, functions.byFunction().values());
        Standard standard = Standard.of(dispersion);
        Map<String, CountChange> changes = new LinkedHashMap<>();
        functions.byFunction().forEach((function, counts) -> {
            changes.put(function, new CountChange(exposures, counts, dispersion, standard));
        });
        CallingRule rule = CallingRule.over(changes.values());
        List<FrameChange> rows = new ArrayList<>();
        var sight = new Sight(exposures, standard.critical(rule.level()), standard.power());
        changes.forEach((function, change) -> rows.add(row(function, change, rule, sight)));
        rows.sort(calledFirst());
        double reference = REFERENCE_SHARE * compared.baseSamples() / exposures.base();
        return new ProfileDiff(
                compared,
                by,
                dispersion.moderated(dispersion.typical()),
                rule.tested(),
                reference,
                sight.smallestVisible(reference, dispersion.moderated(dispersion.typical())),
                rows);
    }

    private static FrameChange row(String function, CountChange change, CallingRule rule, Sight sight) {
        FrameChange.Call call = !rule.called().contains(change)
                ? FrameChange.Call.UNSURE
                : change.head() > change.base() ? FrameChange.Call.GREW : FrameChange.Call.SHRANK;
        return new FrameChange(
                function,
                change.baseSamples(),
                change.headSamples(),
                change.base(),
                change.head(),
                change.difference(),
                change.dispersion(),
                change.pValue(),
                call,
                change.smallestVisible(sight));
    }

    private static Comparator<FrameChange> calledFirst() {
        Comparator<FrameChange> unsureLast = Comparator.comparing(change -> change.call() == FrameChange.Call.UNSURE);
        Comparator<FrameChange> size = Comparator.comparingDouble(
                change -> Math.abs(change.difference().best()));
        return unsureLast.thenComparing(size.reversed()).thenComparing(FrameChange::function);
    }
}

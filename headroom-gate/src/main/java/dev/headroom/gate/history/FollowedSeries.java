package dev.headroom.gate.history;

import dev.headroom.gate.history.series.Course;
import dev.headroom.gate.history.series.Shift;
import dev.headroom.measure.run.Commit;
import java.util.Optional;

/** A series and what happened to it. */
public record FollowedSeries(PastSeries series, Course course) {

    public FollowedSeries {
        int told = course.stretches().isEmpty()
                ? series.points().size()
                : course.stretches().get(course.stretches().size() - 1).to();
        if (told != series.points().size()) {
            throw new IllegalArgumentException("A course is of the whole series, got " + told + " of "
                    + series.points().size() + " points");
        }
    }

    /** The last point at the level before a change, as far as it can be told. */
    public PastPoint lastBefore(Shift shift) {
        return series.points().get(shift.first() - 1);
    }

    /** The first point at the level after it. */
    public PastPoint firstAfter(Shift shift) {
        return series.points().get(shift.first());
    }

    /**
     * Between which commits a change came in: from the last one that surely lacks it to the first that surely has it. Runs
     * whose commit is not known are passed over, which widens the range; empty where one end is not known at all.
     */
    public Optional<CommitRange> commits(Shift shift) {
        Optional<Commit> without = Optional.empty();
        for (int i = shift.earliest() - 1; i >= 0 && without.isEmpty(); i--) {
            without = series.points().get(i).commit();
        }
        Optional<Commit> with = Optional.empty();
        for (int i = shift.latest(); i < series.points().size() && with.isEmpty(); i++) {
            with = series.points().get(i).commit();
        }
        return without.isPresent() && with.isPresent()
                ? Optional.of(new CommitRange(without.get(), with.get()))
                : Optional.empty();
    }
}

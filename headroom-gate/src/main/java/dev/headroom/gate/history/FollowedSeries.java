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

    /** The last commit measured that surely lacks the change. */
    public Optional<Commit> surelyBefore(Shift shift) {
        return series.points().get(shift.earliest() - 1).commit();
    }

    /** The first commit measured that surely has the change. */
    public Optional<Commit> surelyAfter(Shift shift) {
        return series.points().get(shift.latest()).commit();
    }
}

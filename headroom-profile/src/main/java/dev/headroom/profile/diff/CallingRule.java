package dev.headroom.profile.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of many changes are called, so that of nothing changed anything at all is called at most once in twenty: Holm's step-down
 * (1979) over those functions that could have been called with the samples there are (Tarone 1990).
 *
 * @param called the changes that are believed
 * @param tested how many the correction is over
 */
record CallingRule(Set<CountChange> called, int tested) {

    static final double LEVEL = 0.05;

    static CallingRule over(Iterable<CountChange> changes) {
        List<CountChange> testable = testable(changes);
        testable.sort(Comparator.comparingDouble(CountChange::pValue));
        Set<CountChange> called = new HashSet<>();
        for (int rank = 0; rank < testable.size(); rank++) {
            if (testable.get(rank).pValue() > LEVEL / (testable.size() - rank)) {
                break;
            }
            called.add(testable.get(rank));
        }
        return new CallingRule(called, testable.size());
    }

    /** Tarone's reduction: the largest set whose every member could reach significance at the level shared among the set. */
    private static List<CountChange> testable(Iterable<CountChange> changes) {
        List<CountChange> ascending = new ArrayList<>();
        changes.forEach(ascending::add);
        ascending.sort(Comparator.comparingDouble(CountChange::leastPossiblePValue));
        int family = 1;
        while (family < ascending.size() && ascending.get(family).leastPossiblePValue() <= LEVEL / family) {
            family++;
        }
        double share = LEVEL / family;
        ascending.removeIf(change -> change.leastPossiblePValue() > share);
        return ascending;
    }

    /** The level that the first function has to reach. */
    double level() {
        return LEVEL / Math.max(1, tested);
    }
}

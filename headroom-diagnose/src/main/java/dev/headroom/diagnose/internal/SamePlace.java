package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.Finding;
import dev.headroom.diagnose.Location;
import java.util.ArrayList;
import java.util.List;

/** Findings that are about one and the same place of one endpoint. */
public final class SamePlace {

    /** Lines of one method no farther apart than this are taken for one statement. */
    private static final int NEIGHBOURS = 2;

    private SamePlace() {}

    /**
     * Leaves out what is only suspected where something that gains more is confirmed: a buffer that grows is a part of the string that is
     * put together piece by piece, and goes with it.
     *
     * @param bestFirst in the order in which they are shown
     */
    public static List<Finding> withoutParts(List<Finding> bestFirst) {
        List<Finding> kept = new ArrayList<>();
        for (Finding finding : bestFirst) {
            boolean part = finding.status() == Finding.Status.SUSPECTED
                    && kept.stream()
                            .anyMatch(larger -> larger.status() == Finding.Status.CONFIRMED && meet(larger, finding));
            if (!part) {
                kept.add(finding);
            }
        }
        return kept;
    }

    private static boolean meet(Finding one, Finding other) {
        Location a = one.location();
        Location b = other.location();
        return one.endpoint().equals(other.endpoint())
                && a.className().equals(b.className())
                && a.method().equals(b.method())
                && Math.abs(a.line() - b.line()) <= NEIGHBOURS;
    }
}

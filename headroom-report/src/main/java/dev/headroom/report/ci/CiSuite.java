package dev.headroom.report.ci;

import dev.headroom.gate.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that was judged, such as a run.
 *
 * @param name its id
 * @param about a sentence on what it is and what it was compared with
 * @param verdict the worst of the checks, or of the thing itself
 * @param checks in the order of the rules
 * @param remarks what was found beside, best first
 * @param notes what a reader must know before believing the verdict; one sentence each
 */
public record CiSuite(
        String name, String about, Verdict verdict, List<CiCheck> checks, List<CiRemark> remarks, List<String> notes) {

    public CiSuite {
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
        notes = List.copyOf(notes);
    }

    /** The checks, the worst first, those of one verdict in their order. */
    public List<CiCheck> worstFirst() {
        return checks.stream()
                .sorted(Comparator.comparing(CiCheck::verdict).reversed())
                .toList();
    }

    /** Why the checks that are invalid were not judged, where all of them say the same: to be said once, and not of each. */
    public Optional<String> distrust() {
        List<String> reasons = checks.stream()
                .filter(check -> check.verdict() == Verdict.INVALID)
                .map(CiCheck::reason)
                .distinct()
                .toList();
        return reasons.size() == 1 ? Optional.of(reasons.get(0)) : Optional.empty();
    }

    public long count(Verdict of) {
        return checks.stream().filter(check -> check.verdict() == of).count();
    }
}

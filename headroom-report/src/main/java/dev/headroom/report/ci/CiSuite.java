package dev.headroom.report.ci;

import dev.headroom.gate.Verdict;
import java.util.Comparator;
import java.util.List;

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

    public long count(Verdict of) {
        return checks.stream().filter(check -> check.verdict() == of).count();
    }
}

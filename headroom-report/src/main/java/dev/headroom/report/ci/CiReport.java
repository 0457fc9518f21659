package dev.headroom.report.ci;

import dev.headroom.gate.Verdict;
import java.util.List;

/**
 * The result of one command.
 *
 * @param command for people: {@code headroom gate}
 * @param version of Headroom
 * @param suites one for each thing that was judged
 */
public record CiReport(String command, String version, List<CiSuite> suites) {

    public CiReport {
        suites = List.copyOf(suites);
    }

    /** The worst of the suites. */
    public Verdict verdict() {
        return suites.stream().map(CiSuite::verdict).reduce(Verdict.PASS, Verdict::worst);
    }
}

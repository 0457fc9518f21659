package dev.headroom.cli.ci;

import dev.headroom.diagnose.Finding;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.metric.Place;
import dev.headroom.report.ci.CiCheck;
import dev.headroom.report.ci.CiRemark;
import dev.headroom.report.ci.CiSuite;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A run that was judged, as continuous integration is told of it.
 *
 * @param baselineId the run it was compared with, if any
 * @param findings all of them, cold ones too
 * @param config the file its rules stand in, as a user of the checkout names it
 */
public record JudgedRun(
        String id,
        Optional<String> baselineId,
        Verdict verdict,
        List<GateResult> gates,
        List<Finding> findings,
        List<String> notes,
        Path config) {

    private static final String MISSING = "–";
    private static final Path HERE = Path.of("");

    public JudgedRun {
        gates = List.copyOf(gates);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** With the findings at their sources, as far as these lie in the folder the command runs in. */
    public CiSuite suite() {
        String file = relative(config);
        var whole = new Place(file, 0, 0);
        List<CiCheck> checks = new ArrayList<>();
        for (GateResult gate : gates) {
            checks.add(CiCheck.of(gate.place().isKnown() ? gate.at(gate.place().in(file)) : gate, whole));
        }
        if (checks.stream().noneMatch(check -> check.verdict() == verdict) && verdict != Verdict.PASS) {
            checks.add(whole(whole));
        }
        String about = baselineId
                .map(baseline -> "against " + baseline + "; one run against one is indicative only.")
                .orElse("by its budgets.");
        return new CiSuite(id, about, verdict, checks, remarks(whole), notes);
    }

    /** A run that failed before any rule did: without it a list of rules would look as if all were well. */
    private CiCheck whole(Place place) {
        String reason = notes.isEmpty() ? "The run is " + verdict.id() + "." : notes.get(0);
        return new CiCheck(
                "run/" + verdict.id(), id, "the run as a whole", MISSING, MISSING, MISSING, verdict, reason, place);
    }

    private List<CiRemark> remarks(Place whole) {
        List<Finding> warm = findings.stream()
                .filter(finding -> finding.status() != Finding.Status.COLD)
                .toList();
        if (warm.isEmpty()) {
            return List.of();
        }
        var sources = new SourceFiles(HERE.toAbsolutePath());
        List<CiRemark> remarks = new ArrayList<>();
        for (Finding finding : warm) {
            remarks.add(CiRemark.of(finding, sources.of(finding, whole)));
        }
        return remarks;
    }

    /** As a CI server takes it: from the checkout's root, where the command runs. */
    private static String relative(Path file) {
        Path here = HERE.toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        Path named = absolute.startsWith(here) ? here.relativize(absolute) : absolute;
        return named.toString().replace('\\', '/');
    }
}

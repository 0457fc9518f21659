package dev.headroom.report;

import dev.headroom.diagnose.Diagnosis;
import dev.headroom.gate.GateResult;
import dev.headroom.gate.Verdict;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.profile.Profile;
import java.util.List;
import java.util.Optional;

/**
 * All there is to say about one run; every format is written from this and nothing else.
 *
 * @param service what was measured, for people: the command, the URL or the process
 * @param config the configuration as the user wrote it, copied into the run
 * @param baselineId the run compared with, if any; one run against one is indicative only
 * @param gates every budget and regression gate, in the configuration's order
 * @param profiler what took the profiles, for people: {@code async-profiler 4.6}, {@code JFR}
 * @param profiles all samples of the window, attributed or not, one per sample type
 * @param timelines response times over the window, one per endpoint
 * @param notes anything a reader must know before believing a number
 */
public record RunReport(
        String service,
        String config,
        RunMeasurement measurement,
        Verdict verdict,
        Optional<String> baselineId,
        List<GateResult> gates,
        Diagnosis diagnosis,
        String profiler,
        List<Profile> profiles,
        List<EndpointTimeline> timelines,
        List<String> notes) {

    /** The profiler of a run that had none. */
    public static final String NO_PROFILER = "none";

    public RunReport {
        gates = List.copyOf(gates);
        profiles = List.copyOf(profiles);
        timelines = List.copyOf(timelines);
        notes = List.copyOf(notes);
    }
}

package dev.headroom.diagnose.internal;

import dev.headroom.diagnose.AttributionShare;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.diagnose.rule.EndpointEvidence;
import dev.headroom.profile.SampleType;
import dev.headroom.profile.recording.ThreadSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what evidence is missing or thin, so that nobody takes silence for health. */
public final class EvidenceNotes {

    /** Fewer CPU samples than this share of those the requests' CPU time calls for mean that the profiler starved. */
    private static final double STARVED = 0.5;

    /** Below this many expected samples, fewer are chance and not starvation. */
    private static final double LEAST_EXPECTED = 50;

    /** Shares of unjoined requests below this are the edges of the window. */
    private static final double EDGE = 0.02;

    /** A profiler starts before the window and ends after it; a larger share of samples outside needs a reason. */
    private static final double MUCH_OUTSIDE = 0.2;

    private EvidenceNotes() {}

    public static List<String> of(RunEvidence run, JoinedRun joined) {
        List<String> notes = new ArrayList<>();
        noteRequests(run, joined.counts(), notes);
        noteSamples(run, joined, notes);
        return notes;
    }

    private static void noteRequests(RunEvidence run, JoinedRun.Counts counts, List<String> notes) {
        if (run.server().requests().isEmpty()) {
            notes.add(
                    "No request was seen inside the service: the agent hooked nothing. Endpoints, findings and the tail "
                            + "could not be diagnosed.");
            return;
        }
        long unseen = counts.clientRequests() - counts.clientSeen();
        if (unseen > EDGE * counts.clientRequests()) {
            notes.add(text(
                    "%d of the load's %d requests (%.1f %%) have no event from inside the service; they are in no mean per "
                            + "request.",
                    unseen, counts.clientRequests(), percent(unseen, counts.clientRequests())));
        }
        long foreign = counts.serverRequests() - counts.joined();
        if (foreign > EDGE * counts.serverRequests()) {
            notes.add(text(
                    "%d of %d requests inside the service (%.1f %%) carried no trace id of this load: other traffic.",
                    foreign, counts.serverRequests(), percent(foreign, counts.serverRequests())));
        }
    }

    private static void noteSamples(RunEvidence run, JoinedRun joined, List<String> notes) {
        JoinedRun.Counts counts = joined.counts();
        double outside = counts.samples() == 0 ? 0 : (double) counts.samplesOutside() / counts.samples();
        if (outside > MUCH_OUTSIDE && outside > outsideByDuration(run) + MUCH_OUTSIDE) {
            notes.add(text(
                    "%d of %d samples (%.1f %%) lie outside the measuring window, more than the recording's length explains: "
                            + "its clock may differ from the load's.",
                    counts.samplesOutside(), counts.samples(), 100 * outside));
        }
        long cpuSamples = joined.attribution().stream()
                .filter(share -> share.type().equals(SampleType.CPU))
                .mapToLong(AttributionShare::samples)
                .sum();
        if (cpuSamples == 0) {
            notes.add("The CPU profile of the measuring window is empty: no hot path and no CPU finding can be given.");
            return;
        }
        noteStarvation(run, joined.endpoints(), notes);
    }

    /** The part of the samples' time span that the window does not cover; samples there are expected and left out. */
    private static double outsideByDuration(RunEvidence run) {
        var times = run.server().samples().stream()
                .mapToLong(ThreadSample::timeNanos)
                .summaryStatistics();
        double span = (double) times.getMax() - times.getMin();
        double covered = (double) run.windowEndNanos() - run.windowStartNanos();
        return Math.max(0, 1 - covered / Math.max(1, span));
    }

    private static void noteStarvation(RunEvidence run, List<EndpointEvidence> endpoints, List<String> notes) {
        double weight = 0;
        double count = 0;
        for (ThreadSample sample : run.server().samples()) {
            if (sample.type().equals(SampleType.CPU)) {
                weight += sample.weight();
                count += sample.count();
            }
        }
        long cpuNanos = endpoints.stream()
                .flatMap(endpoint -> endpoint.requests().stream())
                .mapToLong(request -> Math.max(0, request.server().cpuNanos()))
                .sum();
        double expected = weight == 0 ? 0 : cpuNanos / (weight / count);
        long seen = endpoints.stream()
                .mapToLong(endpoint -> endpoint.samples(SampleType.CPU).size())
                .sum();
        if (expected >= LEAST_EXPECTED && seen < STARVED * expected) {
            notes.add(text(
                    "The CPU profile is starved: %d samples on requests, where their CPU time calls for about %.0f. Its "
                            + "shares may be biased.",
                    seen, expected));
        }
    }

    private static double percent(long part, long whole) {
        return 100.0 * part / whole;
    }

    private static String text(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}

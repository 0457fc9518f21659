package dev.headroom.gate.history;

import dev.headroom.gate.Verdict;
import dev.headroom.gate.history.LeftOut.Reason;
import dev.headroom.gate.history.series.ChangeDetector;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers runs and tells what happened over them: those that can be believed, put together by like circumstances. Not
 * thread-safe.
 */
public final class PastRuns {

    private static final int EXAMPLES = 3;

    private final List<PastRun> runs = new ArrayList<>();
    private final Map<Reason, List<String>> leftOut = new EnumMap<>(Reason.class);
    private final Set<String> seen = new HashSet<>();
    private int found;

    /** Without any runs yet. */
    public PastRuns() {}

    /** Takes a run, or counts it as left out if its own numbers say so. */
    public void add(PastRun run) {
        RunMeasurement measurement = run.measurement();
        if (!seen.add(measurement.id() + " " + measurement.started())) {
            leaveOut(Reason.TWICE, run.source());
        } else if (!measurement.complete()) {
            leaveOut(Reason.INCOMPLETE, run.source());
        } else if (run.verdict() == Verdict.INVALID) {
            leaveOut(Reason.INVALID, run.source());
        } else {
            runs.add(run);
            found++;
        }
    }

    /** Counts a run that cannot be taken. */
    public void leaveOut(Reason reason, String source) {
        found++;
        leftOut.computeIfAbsent(reason, none -> new ArrayList<>()).add(source);
    }

    /** Whether no run was taken at all. */
    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** Names of all endpoints of the runs taken, in the order they come. */
    public List<String> endpoints() {
        return runs.stream()
                .flatMap(run -> run.measurement().endpoints().stream())
                .map(EndpointMeasurement::name)
                .distinct()
                .toList();
    }

    /** Answers from the runs taken so far; each is counted once, in a set of like ones or as left out. */
    public History answer(HistoryQuestion question, ChangeDetector detector) {
        Map<Reason, List<String>> unused = new EnumMap<>(Reason.class);
        leftOut.forEach((reason, sources) -> unused.put(reason, new ArrayList<>(sources)));
        List<RunsAlike> alike = new ArrayList<>();
        for (List<PastRun> likeRuns : byCircumstances(asked(question, unused))) {
            List<FollowedSeries> series = new RunSeries(likeRuns, question)
                    .all().stream().map(one -> one.follow(detector)).toList();
            if (series.isEmpty()) {
                likeRuns.forEach(run -> put(unused, Reason.FEW_ALIKE, run));
                continue;
            }
            RunMeasurement last = likeRuns.get(likeRuns.size() - 1).measurement();
            alike.add(new RunsAlike(
                    Optional.of(Circumstances.of(last)),
                    likeRuns.size(),
                    likeRuns.get(0).measurement().started(),
                    last.started(),
                    series));
        }
        alike.sort(Comparator.comparing(RunsAlike::last).reversed());
        List<LeftOut> counted = new ArrayList<>();
        unused.forEach((reason, sources) -> counted.add(
                new LeftOut(reason, sources.size(), sources.subList(0, Math.min(EXAMPLES, sources.size())))));
        return new History(found, alike, counted);
    }

    /** In order of time. */
    private List<PastRun> asked(HistoryQuestion question, Map<Reason, List<String>> unused) {
        List<PastRun> asked = new ArrayList<>(runs);
        asked.sort(Comparator.comparing(run -> run.measurement().started()));
        asked.removeIf(run -> {
            boolean old = run.measurement().started().isBefore(question.since());
            if (old) {
                put(unused, Reason.TOO_OLD, run);
            }
            return old;
        });
        int surplus = Math.max(0, asked.size() - question.newest());
        asked.subList(0, surplus).forEach(run -> put(unused, Reason.BEYOND_LIMIT, run));
        return asked.subList(surplus, asked.size());
    }

    private static void put(Map<Reason, List<String>> unused, Reason reason, PastRun run) {
        unused.computeIfAbsent(reason, none -> new ArrayList<>()).add(run.source());
    }

    private static List<List<PastRun>> byCircumstances(List<PastRun> runs) {
        List<Circumstances> kinds = new ArrayList<>();
        List<List<PastRun>> alike = new ArrayList<>();
        for (PastRun run : runs) {
            Circumstances circumstances = Circumstances.of(run.measurement());
            int kind = 0;
            while (kind < kinds.size() && !kinds.get(kind).isLike(circumstances)) {
                kind++;
            }
            if (kind == kinds.size()) {
                kinds.add(circumstances);
                alike.add(new ArrayList<>());
            }
            alike.get(kind).add(run);
        }
        return alike;
    }
}

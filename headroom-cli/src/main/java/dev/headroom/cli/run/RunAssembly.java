package dev.headroom.cli.run;

import dev.headroom.cli.config.HeadroomConfig;
import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.cli.source.MeasuredSource;
import dev.headroom.diagnose.Diagnoser;
import dev.headroom.diagnose.Diagnosis;
import dev.headroom.diagnose.EndpointDiagnosis;
import dev.headroom.diagnose.RunEvidence;
import dev.headroom.gate.Judgement;
import dev.headroom.gate.RunJudge;
import dev.headroom.gate.Verdict;
import dev.headroom.gate.finding.SeenFindings;
import dev.headroom.gate.likeness.UnlikeRunsException;
import dev.headroom.load.EndpointResult;
import dev.headroom.load.LoadResult;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.PerRequest;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.report.EndpointTimeline;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.ci.WarmFindings;
import dev.headroom.report.folder.RunFolder;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Turns what a window saw, and its recording, into the report that every format is written from. */
final class RunAssembly {

    private final HeadroomConfig config;
    private final String service;
    private final RunFolder folder;
    private final WindowMeasurement window;
    private final Optional<StoredRun> baseline;
    private final Diagnoser diagnoser;
    private final List<Mark> marks;
    private final MeasuredSource source;
    private final List<String> notes = new ArrayList<>();

    RunAssembly(
            HeadroomConfig config,
            String service,
            RunFolder folder,
            WindowMeasurement window,
            Optional<StoredRun> baseline,
            Diagnoser diagnoser,
            List<Mark> marks,
            MeasuredSource source) {
        this.config = config;
        this.service = service;
        this.folder = folder;
        this.window = window;
        this.baseline = baseline;
        this.diagnoser = diagnoser;
        this.marks = marks;
        this.source = source;
        notes.addAll(source.notes());
        notes.addAll(window.notes());
        window.failure().ifPresent(notes::add);
    }

    RunReport report() throws IOException, CommandFailure {
        LoadResult load = window.load();
        ReadRecording recorded = window.profiler().isEmpty()
                ? ReadRecording.none(load.startNanos(), load.endNanos())
                : ReadRecording.read(folder.path(RunFolder.RECORDING), load.startNanos(), load.endNanos());
        notes.addAll(recorded.notes());
        notes.addAll(AnswerNotes.of(load));
        Diagnosis diagnosis = Mark.put(marks, diagnose(recorded, load), load.startNanos(), load.endNanos(), notes);
        RunMeasurement measurement = measurement(load, recorded, diagnosis);
        Judgement judgement = judge(measurement, diagnosis);
        notes.addAll(judgement.notes());
        Verdict verdict = window.failure().isPresent() ? Verdict.INVALID : judgement.verdict();
        return new RunReport(
                service,
                config.text(),
                measurement,
                verdict,
                baseline.map(stored -> stored.measurement().id()),
                judgement.gates(),
                diagnosis,
                window.profiler().orElse(RunReport.NO_PROFILER),
                recorded.profiles(),
                load.endpoints().stream().map(RunAssembly::timeline).toList(),
                notes);
    }

    private Diagnosis diagnose(ReadRecording recorded, LoadResult load) {
        List<String> names = load.endpoints().stream().map(EndpointResult::name).toList();
        RunEvidence evidence =
                recorded.events().evidence(names, load.log().requests(), window.traceIdHigh(), recorded.stacks());
        if (window.profiler().isEmpty()) {
            String reason = "Nothing was profiled: "
                    + (config.profile().equals(dev.headroom.cli.config.ProfileConfig.off())
                            ? "the configuration turns it off."
                            : "the service is known by its URL only. Give service.command or service.attach.");
            return Diagnoser.withoutServer(evidence, reason);
        }
        return diagnoser.diagnose(evidence, ServiceClasses.read(window.classPath(), notes));
    }

    private RunMeasurement measurement(LoadResult load, ReadRecording recorded, Diagnosis diagnosis)
            throws IOException {
        Map<String, PerRequest> costs = diagnosis.endpoints().stream()
                .collect(Collectors.toMap(EndpointDiagnosis::endpoint, EndpointDiagnosis::perRequest));
        List<EndpointMeasurement> endpoints = load.endpoints().stream()
                .map(endpoint -> endpoint.toMeasurement(costs.getOrDefault(endpoint.name(), PerRequest.unknown())))
                .toList();
        OptionalLong pauses = window.profiler().isPresent()
                ? OptionalLong.of(recorded.events().gcPauseNanos())
                : OptionalLong.empty();
        return new RunMeasurement(
                folder.folder().getFileName().toString(),
                Instant.ofEpochSecond(0, load.startNanos()),
                load.window(),
                load.complete() && window.failure().isEmpty(),
                HostFacts.environment(window.serviceRuntime()),
                endpoints,
                window.instance(pauses),
                load.selfCheck(),
                source.commit());
    }

    private Judgement judge(RunMeasurement measurement, Diagnosis diagnosis) throws CommandFailure {
        var judge = new RunJudge(config.gates(), LocalDate.now(ZoneId.systemDefault()));
        SeenFindings seen =
                window.profiler().isPresent() ? WarmFindings.of(diagnosis.findings()) : SeenFindings.notLookedFor();
        try {
            return baseline.isPresent()
                    ? judge.judge(
                            measurement,
                            seen,
                            baseline.get().measurement(),
                            baseline.get().seen())
                    : judge.judge(measurement, seen);
        } catch (UnlikeRunsException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
    }

    private static EndpointTimeline timeline(EndpointResult endpoint) {
        return new EndpointTimeline(
                endpoint.name(),
                endpoint.responseTimes(),
                endpoint.serviceTimes(),
                endpoint.timeline().intervalNanos(),
                endpoint.timeline());
    }
}

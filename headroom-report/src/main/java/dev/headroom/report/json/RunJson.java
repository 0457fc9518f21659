package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.AttributionShare;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.measure.run.RunMeasurement;
import dev.headroom.profile.Profile;
import dev.headroom.report.RunReport;
import dev.headroom.report.StoredRun;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.history.HistoryReport;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.ProofReport;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code run.json}: what a run measured and how it was judged, written and read back. */
public final class RunJson {

    private RunJson() {}

    public static String of(RunReport report) {
        RunMeasurement measurement = report.measurement();
        ObjectNode object = JsonText.versioned();
        object.put("id", measurement.id());
        object.put("complete", measurement.complete());
        object.put("started", measurement.started().toString());
        object.put("windowNanos", measurement.window().toNanos());
        object.put("service", report.service());
        object.put("verdict", report.verdict().id());
        object.put("baseline", report.baselineId().orElse(null));
        MeasurementJson.commit(object, measurement.commit());
        MeasurementJson.environment(object.putObject("environment"), measurement.environment());
        object.put("config", report.config());
        MeasurementJson.endpoints(object.putArray("endpoints"), measurement.endpoints());
        MeasurementJson.instance(object.putObject("instance"), measurement.instance());
        MeasurementJson.selfCheck(object.putObject("selfCheck"), measurement.selfCheck());
        GatesJson.write(object.putArray("gates"), report.gates());
        TailJson.write(report.diagnosis().tail(), object.putArray("tail"));
        object.put("profiler", report.profiler());
        profiles(object.putArray("profiles"), report.profiles());
        attribution(object.putArray("attribution"), report.diagnosis().attribution());
        JsonText.put(
                object,
                "notes",
                Stream.concat(report.notes().stream(), report.diagnosis().notes().stream())
                        .distinct()
                        .toList());
        return JsonText.write(object);
    }

    /** {@code proof.json}: what several runs, before a change and after it, say of it. */
    public static String of(ProofReport report) {
        return ProofJson.of(report);
    }

    /** {@code calibration.json}: what gates can see on one machine. */
    public static String of(CalibrationReport report) {
        return CalibrationJson.of(report);
    }

    /** What {@code headroom history --format json} prints. */
    public static String of(HistoryReport report) {
        return HistoryJson.of(report);
    }

    /** What stands in a run's folder until all of it is written: no measurement, and a reason why. */
    public static String incomplete(String reason) {
        ObjectNode object = JsonText.versioned();
        object.put("complete", false);
        object.put("reason", reason);
        return JsonText.write(object);
    }

    /**
     * Reads a run back; an incomplete one too, as far as it was measured.
     *
     * @param findings the run's {@code findings.json}; a run may lack it
     */
    public static StoredRun read(Path run, Path findings) throws UnreadableRunException {
        return MeasurementReader.read(JsonPlace.open(run), findings);
    }

    /** Reads what a run measured and its verdict, without its findings; an incomplete one too, as far as it was measured. */
    public static StoredRun readMeasured(Path run) throws UnreadableRunException {
        return MeasurementReader.read(JsonPlace.open(run));
    }

    /** Reads what a calibration says of its machine's noise; an incomplete one is refused. */
    public static Calibration readCalibration(Path file) throws UnreadableRunException {
        return CalibrationReader.read(file);
    }

    private static void profiles(ArrayNode array, List<Profile> profiles) {
        for (Profile profile : profiles) {
            ObjectNode object = array.addObject();
            object.put("sampleType", profile.type().name());
            object.put("unit", profile.type().unit());
            object.put("total", profile.totalWeight());
            object.put("samples", profile.sampleCount());
        }
    }

    private static void attribution(ArrayNode array, List<AttributionShare> shares) {
        for (AttributionShare share : shares) {
            ObjectNode object = array.addObject();
            object.put("sampleType", share.type().name());
            object.put("samples", share.samples());
            object.put("onRequestThreads", share.onRequestThreads());
            object.put("attributed", share.attributed());
        }
    }
}

package dev.headroom.report.folder;

import dev.headroom.gate.calibration.Calibration;
import dev.headroom.report.RunNotWrittenException;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.json.RunJson;
import dev.headroom.report.proof.CalibrationReport;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A calibration while it is made: one folder that holds a {@link ProofFolder} for each of its parts, and {@code calibration.json}.
 *
 * <p><b>Guarantee.</b> As of a {@link ProofFolder}: a kill at any moment leaves a complete one or one that says it is not.
 *
 * <p>Not thread-safe.
 */
public final class CalibrationFolder {

    public static final String CALIBRATION_JSON = "calibration.json";

    private final NewFolder files;

    private CalibrationFolder(NewFolder files) {
        this.files = files;
    }

    /** Makes the folder and marks it incomplete. An empty folder is taken as it is; one with anything in it is refused. */
    public static CalibrationFolder create(Path folder) throws RunNotWrittenException {
        String incomplete = RunJson.incomplete("it was stopped before the machine's noise was known");
        return new CalibrationFolder(NewFolder.create(folder, Disk.REAL, CALIBRATION_JSON, incomplete));
    }

    /**
     * Reads what was calibrated.
     *
     * @param place the file, or its folder
     */
    public static Calibration open(Path place) throws UnreadableRunException {
        return RunJson.readCalibration(Files.isDirectory(place) ? place.resolve(CALIBRATION_JSON) : place);
    }

    /** Where a part goes. */
    public Path part(String name) {
        return files.folder().resolve(name);
    }

    public void write(CalibrationReport report) throws RunNotWrittenException {
        files.write(CALIBRATION_JSON, RunJson.of(report));
    }

    /** Leaves the folder marked incomplete, with the reason why nothing can be said. */
    public void abandon(String reason) throws RunNotWrittenException {
        files.write(CALIBRATION_JSON, RunJson.incomplete(reason));
    }
}

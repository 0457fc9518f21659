package dev.headroom.cli;

import dev.headroom.cli.invocation.CommandFailure;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.measure.Environment;
import dev.headroom.report.UnreadableRunException;
import dev.headroom.report.folder.CalibrationFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code headroom calibrate} has found out about this machine. */
final class CalibrationOption {

    @Option(
            names = "--calibration",
            paramLabel = "FILE",
            description =
                    "What 'headroom calibrate' wrote here of this service: says how many blocks the limits take, and"
                            + " warns of those that ask for less than can be seen. Verdicts do not hang on it.")
    private @Nullable Path calibration;

    boolean isGiven() {
        return calibration != null;
    }

    /**
     * The calibration, where one is given.
     *
     * @param machine where the runs are measured
     * @param endpoints of their load
     * @throws CommandFailure if it cannot be read, or is of another machine or service
     */
    Optional<Calibration> read(Environment machine, List<String> endpoints) throws CommandFailure {
        Path file = calibration;
        if (file == null) {
            return Optional.empty();
        }
        Calibration read;
        try {
            read = CalibrationFolder.open(file);
        } catch (UnreadableRunException e) {
            throw CommandFailure.input(e.getMessage(), e);
        }
        List<String> misfits = read.misfits(machine, endpoints);
        if (!misfits.isEmpty()) {
            throw CommandFailure.input(
                    file + " says nothing of these runs: " + String.join("; ", misfits)
                            + ". Calibrate this service on this machine with headroom calibrate, or leave --calibration out.",
                    null);
        }
        return Optional.of(read);
    }
}

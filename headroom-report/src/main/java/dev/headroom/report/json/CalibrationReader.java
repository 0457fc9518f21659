package dev.headroom.report.json;

import dev.headroom.gate.calibration.CalibratedMetric;
import dev.headroom.gate.calibration.Calibration;
import dev.headroom.gate.metric.Metric;
import dev.headroom.gate.rule.Noise;
import dev.headroom.measure.Environment;
import dev.headroom.measure.Interval;
import dev.headroom.report.UnreadableRunException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what {@code calibration.json} says of a machine's noise; {@link CalibrationJson} is its mirror. */
final class CalibrationReader {

    /** A factor of e⁵ between two runs of the same code is no noise any more. */
    private static final double LARGEST_DEVIATION = 5;

    private static final int MOST_BLOCKS = 10_000;

    private CalibrationReader() {}

    static Calibration read(Path file) throws UnreadableRunException {
        JsonPlace root = JsonPlace.open(file, JsonPlace.Kind.CALIBRATION);
        if (!root.truth("complete")) {
            String reason = root.has("reason") ? root.text("reason") : "it was interrupted";
            throw root.fail("complete", "is false: " + reason);
        }
        if (!root.has("falseAlarmsPerBuild")) {
            throw root.fail("falseAlarmsPerBuild", "is missing, so headroom calibrate did not write it");
        }
        long blocks = root.whole("blocks");
        if (blocks < 2 || blocks > MOST_BLOCKS) {
            throw root.fail("blocks", "is " + blocks + ", and noise is told by 2 to " + MOST_BLOCKS);
        }
        long windowNanos = root.whole("windowNanos");
        if (windowNanos <= 0) {
            throw root.fail("windowNanos", "is " + windowNanos + ", and a window has a length");
        }
        Environment machine = MeasurementReader.environment(root.object("environment"));
        return new Calibration(
                root.text("service"), machine, Duration.ofNanos(windowNanos), (int) blocks, metrics(root, (int)
                        blocks));
    }

    private static List<CalibratedMetric> metrics(JsonPlace root, int blocks) throws UnreadableRunException {
        List<CalibratedMetric> metrics = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonPlace place : root.objects("metrics")) {
            String subject = place.text("subject");
            String id = place.text("metric");
            Metric metric = Metric.named(id).orElseThrow(() -> place.fail("metric", "is '" + id + "', which is none"));
            if (!seen.add(id + " of " + subject)) {
                throw place.fail("metric", "is " + id + " of " + subject + " for a second time");
            }
            metrics.add(new CalibratedMetric(subject, metric, noise(place, blocks)));
        }
        if (metrics.isEmpty()) {
            throw root.fail("metrics", "is empty, so nothing was calibrated");
        }
        return metrics;
    }

    private static Optional<Noise> noise(JsonPlace metric, int blocks) throws UnreadableRunException {
        if (!metric.has("deviation")) {
            return Optional.empty();
        }
        JsonPlace deviation = metric.object("deviation");
        double low = deviation.number("low");
        double best = deviation.number("best");
        double high = deviation.number("high");
        boolean ordered = 0 <= low && low <= best && best <= high && Double.isFinite(high);
        if (!ordered || best > LARGEST_DEVIATION) {
            throw metric.fail(
                    "deviation",
                    "is " + best + " [" + low + ", " + high
                            + "], which is no deviation of ln(one run) \u2212 ln(another)");
        }
        return Optional.of(new Noise(new Interval(low, best, high), blocks));
    }
}

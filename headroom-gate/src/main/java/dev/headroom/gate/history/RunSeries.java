package dev.headroom.gate.history;

import dev.headroom.gate.Reading;
import dev.headroom.gate.Subject;
import dev.headroom.gate.history.PastSeries.Gaps;
import dev.headroom.gate.metric.Metric;
import dev.headroom.measure.run.EndpointMeasurement;
import dev.headroom.measure.run.RunMeasurement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One series a subject and metric, of runs in order of time that are alike. */
final class RunSeries {

    /** Fewer points tell nothing: two stretches of the shortest length. */
    static final int FEWEST_POINTS = 10;

    private static final double MOST_ERRORS = 0.01;

    private final List<PastRun> runs;
    private final HistoryQuestion question;

    RunSeries(List<PastRun> runs, HistoryQuestion question) {
        this.runs = runs;
        this.question = question;
    }

    /** Those with enough points to tell anything. */
    List<PastSeries> all() {
        List<PastSeries> series = new ArrayList<>();
        for (Subject subject : subjects()) {
            for (Metric metric : question.metrics()) {
                if (metric.group().subject() == subject.kind()) {
                    PastSeries one = one(subject, metric);
                    if (one.points().size() >= FEWEST_POINTS) {
                        series.add(one);
                    }
                }
            }
        }
        return series;
    }

    /** Endpoints in the order of the newest run, then those that only older ones have, then the instance. */
    private List<Subject> subjects() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = runs.size() - 1; i >= 0; i--) {
            runs.get(i).measurement().endpoints().forEach(endpoint -> names.add(endpoint.name()));
        }
        List<Subject> subjects = new ArrayList<>();
        for (String name : names) {
            if (question.endpoint().isEmpty() || question.endpoint().get().equals(name)) {
                subjects.add(Subject.endpoint(name));
            }
        }
        if (question.endpoint().isEmpty()) {
            subjects.add(Subject.instance("instance"));
        }
        return subjects;
    }

    private PastSeries one(Subject subject, Metric metric) {
        List<PastPoint> points = new ArrayList<>();
        int withErrors = 0;
        int tooFew = 0;
        int notMeasured = 0;
        for (PastRun run : runs) {
            RunMeasurement measurement = run.measurement();
            Reading reading = Reading.of(measurement, subject, metric);
            if (reading.value().isEmpty() || !Double.isFinite(reading.value().getAsDouble())) {
                notMeasured++;
            } else if (metric != Metric.ERRORS && hasErrors(measurement.endpoint(subject.name()))) {
                withErrors++;
            } else if (reading.shortOf(metric) > 0) {
                tooFew++;
            } else {
                points.add(new PastPoint(
                        measurement.started(), reading.value().getAsDouble(), measurement.id(), measurement.commit()));
            }
        }
        return new PastSeries(
                subject.name(), metric.id(), metric.unit().id(), points, new Gaps(withErrors, tooFew, notMeasured));
    }

    private static boolean hasErrors(Optional<EndpointMeasurement> endpoint) {
        return endpoint.map(of -> of.errors() > MOST_ERRORS * of.requests()).orElse(false);
    }
}

package dev.headroom.report.capacity;

import dev.headroom.load.capacity.LoadLevel;
import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.load.capacity.ScalabilityFit;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.DurationText;
import dev.headroom.measure.Percentile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two pictures of a capacity: response times over rates, and throughput over users. */
final class CapacityPictures {

    private static final int CURVE_STEPS = 160;

    private final CapacityReport report;

    CapacityPictures(CapacityReport report) {
        this.report = report;
    }

    /** Empty where no probe has an answer. */
    Optional<String> responseTimes() {
        List<ProbedRate> probes = report.limit().probes().stream()
                .filter(probe -> probe.responseTimes().count() > 0)
                .sorted(Comparator.comparingDouble(ProbedRate::rate))
                .toList();
        if (probes.isEmpty()) {
            return Optional.empty();
        }
        double highest = probes.get(probes.size() - 1).rate();
        double fastest = Double.MAX_VALUE;
        double slowest = 0;
        for (ProbedRate probe : probes) {
            fastest = Math.min(fastest, probe.responseTimes().p50Nanos());
            slowest = Math.max(slowest, probe.responseTimes().p99Nanos());
        }
        for (Bound bound : report.level().bounds()) {
            slowest = Math.max(slowest, bound.limitNanos());
        }
        var x = new Axis(0, highest * 1.06, SvgPlot.LEFT, SvgPlot.RIGHT, false);
        var y = new Axis(Math.max(1, fastest / 1.5), Math.max(2, slowest * 1.8), SvgPlot.BOTTOM, SvgPlot.TOP, true);
        var plot = new SvgPlot("Response times over the rate: " + new CapacityWords(report).limit(), x, y);
        plot.axes("rate", RateText::of, "response time", DurationText::of);
        for (Bound bound : report.level().bounds()) {
            plot.level("bound", bound.limitNanos(), bound.toString());
        }
        percentile(plot, "p50", Percentile.P50, probes);
        percentile(plot, "p99", Percentile.P99, probes);
        report.limit()
                .kept()
                .ifPresent(kept -> plot.upright("limit", kept.rate(), "limit " + RateText.of(kept.rate())));
        report.questions().today().ifPresent(today -> plot.upright("today", today, "today"));
        return Optional.of(plot.finish());
    }

    private static void percentile(SvgPlot plot, String kind, Percentile percentile, List<ProbedRate> probes) {
        List<double[]> believed = probes.stream()
                .filter(probe -> probe.verdict() != ProbedRate.Verdict.INVALID)
                .map(probe -> new double[] {probe.rate(), probe.responseTimes().nanosAt(percentile)})
                .toList();
        plot.curve("line " + kind, believed);
        if (!believed.isEmpty()) {
            plot.name(kind, believed.get(0)[0], believed.get(0)[1]);
        }
        for (ProbedRate probe : probes) {
            long nanos = probe.responseTimes().nanosAt(percentile);
            plot.point(
                    kind + " " + probe.verdict().id(),
                    probe.rate(),
                    nanos,
                    String.format(
                            Locale.ROOT,
                            "%s at %s: %s (n=%,d), %s",
                            percentile,
                            RateText.of(probe.rate()),
                            DurationText.of(nanos),
                            probe.responseTimes().count(),
                            probe.verdict().id()));
        }
    }

    private static String users(double users) {
        return String.format(Locale.ROOT, users == Math.rint(users) ? "%.0f" : "%.1f", users);
    }

    /** Empty where no law was fitted. */
    Optional<String> scalability() {
        return report.fit().map(this::scalability);
    }

    private String scalability(ScalabilityFit fit) {
        double measured = fit.levels().get(fit.levels().size() - 1).users();
        double mostUsers = fit.provenKnee()
                .map(knee -> Math.max(measured * 1.1, Math.min(knee.best() * 1.3, measured * 2)))
                .orElse(measured * 1.1);
        double top = report.limitRate().orElse(0);
        for (LoadLevel level : fit.levels()) {
            top = Math.max(top, Math.max(level.throughput(), fit.law().throughputAt(level.users())));
        }
        var x = new Axis(0, mostUsers, SvgPlot.LEFT, SvgPlot.RIGHT, false);
        var y = new Axis(0, top * 1.25, SvgPlot.BOTTOM, SvgPlot.TOP, false);
        var plot = new SvgPlot("Throughput over users, with the scalability law and its band", x, y);
        plot.axes("users at once", CapacityPictures::users, "throughput", RateText::of);
        List<double[]> curve = new ArrayList<>();
        List<double[]> above = new ArrayList<>();
        List<double[]> below = new ArrayList<>();
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double users = Math.max(0.05, mostUsers * i / CURVE_STEPS);
            var band = fit.bandAt(users);
            curve.add(new double[] {users, band.best()});
            above.add(new double[] {users, band.high()});
            below.add(new double[] {users, band.low()});
        }
        Collections.reverse(below);
        above.addAll(below);
        plot.area("band", above);
        plot.curve("line law", curve);
        fit.provenKnee().ifPresent(knee -> {
            if (knee.best() <= mostUsers) {
                plot.upright("knee", knee.best(), String.format(Locale.ROOT, "knee at %.3g users", knee.best()));
            }
        });
        report.limit().kept().ifPresent(kept -> plot.level("limit", kept.rate(), "limit " + RateText.of(kept.rate())));
        for (MeasuredLevel level : report.levels()) {
            plot.point(
                    level.leftOut().isEmpty() ? "users" : "users invalid",
                    level.users(),
                    level.level().throughput(),
                    String.format(
                            Locale.ROOT,
                            "%d users: %s (n=%,d)%s",
                            level.users(),
                            RateText.of(level.level().throughput()),
                            level.requests(),
                            level.leftOut().map(why -> ", left out: " + why).orElse("")));
        }
        return plot.finish();
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.load.capacity.CapacityLimit;
import dev.headroom.load.capacity.LoadLevel;
import dev.headroom.load.capacity.MeasuredLevel;
import dev.headroom.load.capacity.ProbedRate;
import dev.headroom.load.capacity.ScalabilityFit;
import dev.headroom.load.capacity.ServiceLevel.Bound;
import dev.headroom.measure.Interval;
import dev.headroom.report.capacity.CapacityReport;
import dev.headroom.report.capacity.CapacityWords;
import java.util.OptionalDouble;

/** The object {@code headroom capacity --format json} prints. Rates are per second. */
public final class CapacityJson {

    private CapacityJson() {}

    public static String of(CapacityReport report) {
        var words = new CapacityWords(report);
        ObjectNode object = JsonText.versioned();
        object.put("target", report.target());
        object.put("verdict", report.verdict().id());
        report.cutShort().ifPresent(why -> object.put("cutShort", why));
        ObjectNode level = object.putObject("serviceLevel");
        for (Bound bound : report.level().bounds()) {
            ObjectNode node = level.withArray("bounds").addObject();
            JsonText.put(node, "percentile", bound.percentile().rank());
            node.put("limitNanos", bound.limitNanos());
        }
        JsonText.put(level, "errors", report.level().mostErrors());
        limit(object.putObject("limit"), report.limit());
        object.put("recovery", report.limit().recovery().id());
        JsonText.put(object, "reasons", words.why());
        questions(object, report);
        report.limit()
                .probes()
                .forEach(probe -> probe(object.withArray("probes").addObject(), probe));
        report.levels().forEach(measured -> level(object.withArray("levels").addObject(), measured));
        scalability(object.putObject("scalability"), report);
        JsonText.put(object, "words", words.scalability());
        return JsonText.write(object);
    }

    private static void limit(ObjectNode object, CapacityLimit limit) {
        JsonText.put(
                object,
                "rate",
                limit.kept().map(kept -> OptionalDouble.of(kept.rate())).orElse(OptionalDouble.empty()));
        JsonText.put(
                object,
                "notKept",
                limit.above().map(above -> OptionalDouble.of(above.rate())).orElse(OptionalDouble.empty()));
        object.put("isTheServices", limit.isTheServices());
        limit.interval().ifPresent(interval -> interval(object.putObject("interval"), interval));
    }

    private static void questions(ObjectNode object, CapacityReport report) {
        report.questions().today().ifPresent(today -> {
            ObjectNode node = object.putObject("today");
            JsonText.put(node, "rate", today);
            JsonText.put(node, "used", report.usedToday());
            JsonText.put(
                    node,
                    "headroom",
                    report.limitRate().isPresent()
                            ? OptionalDouble.of(report.limitRate().getAsDouble() - today)
                            : OptionalDouble.empty());
        });
        report.questions().atLeast().ifPresent(least -> JsonText.put(object.putObject("atLeast"), "rate", least));
        report.questions().need().ifPresent(need -> {
            ObjectNode node = object.putObject("need");
            JsonText.put(node, "rate", need);
            JsonText.put(node, "instances", report.instances());
        });
    }

    private static void probe(ObjectNode object, ProbedRate probe) {
        JsonText.put(object, "rate", probe.rate());
        object.put("windowNanos", probe.window().toNanos());
        object.put("requests", probe.requests());
        object.put("errors", probe.errors());
        object.put("verdict", probe.verdict().id());
        object.put("leansToKeep", probe.leansToKeep());
        JsonText.put(object, "reasons", probe.reasons());
        MeasurementJson.percentiles(object.putObject("responseTime"), probe.responseTimes());
        MeasurementJson.selfCheck(object.putObject("selfCheck"), probe.selfCheck());
    }

    private static void level(ObjectNode object, MeasuredLevel measured) {
        object.put("users", measured.users());
        object.put("windowNanos", measured.window().toNanos());
        object.put("requests", measured.requests());
        object.put("errors", measured.errors());
        JsonText.put(object, "throughput", measured.level().throughput());
        MeasurementJson.percentiles(object.putObject("responseTime"), measured.responseTimes());
        measured.leftOut().ifPresent(why -> object.put("leftOut", why));
    }

    private static void scalability(ObjectNode object, CapacityReport report) {
        if (report.scalability() instanceof CapacityReport.Scalability.Refused refused) {
            object.put("refused", refused.reason());
            return;
        }
        ScalabilityFit fit = report.fit().orElseThrow();
        interval(object.putObject("lambda"), fit.lambda());
        interval(object.putObject("sigma"), fit.sigma());
        interval(object.putObject("kappa"), fit.kappa());
        fit.provenKnee().ifPresent(knee -> interval(object.putObject("knee"), knee));
        fit.limit().ifPresent(limit -> interval(object.putObject("limit"), limit));
        JsonText.put(object, "explained", fit.explained());
        JsonText.put(object, "worstResidual", fit.worstResidual());
        ArrayNode curve = object.putArray("curve");
        for (LoadLevel measured : fit.levels()) {
            ObjectNode point = curve.addObject();
            JsonText.put(point, "users", measured.users());
            JsonText.put(point, "measured", measured.throughput());
            Interval band = fit.bandAt(measured.users());
            JsonText.put(point, "low", band.low());
            JsonText.put(point, "best", band.best());
            JsonText.put(point, "high", band.high());
        }
    }

    /** An open end is {@code null}. */
    private static void interval(ObjectNode object, Interval interval) {
        JsonText.put(object, "low", interval.low());
        JsonText.put(object, "best", interval.best());
        JsonText.put(object, "high", interval.high());
    }
}

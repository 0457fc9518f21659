package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.report.proof.CalibrationReport;
import dev.headroom.report.proof.MetricNoise;
import java.util.OptionalDouble;

/** {@code calibration.json}: what gates can see on one machine. */
final class CalibrationJson {

    private CalibrationJson() {}

    static String of(CalibrationReport report) {
        ObjectNode object = JsonText.versioned();
        object.put("complete", report.complete());
        object.put("verdict", report.verdict().id());
        object.put("service", report.service());
        report.unchanged()
                .environment()
                .ifPresentOrElse(
                        machine -> MeasurementJson.environment(object.putObject("environment"), machine),
                        () -> object.putNull("environment"));
        object.put("windowNanos", report.unchanged().window().toNanos());
        object.put("blocks", report.unchanged().blocks());
        report.looks().blocks().forEach(object.putArray("looks")::add);
        ObjectNode alarms = object.putObject("falseAlarmsPerBuild");
        JsonText.put(alarms, "atFirst", report.falseAlarms());
        JsonText.put(alarms, "confirmed", report.confirmedFalseAlarms());
        object.put("unchangedVerdict", report.unchangedVerdict().id());
        selfTest(object, report);
        ArrayNode metrics = object.putArray("metrics");
        report.metrics().forEach(metric -> metric(metrics.addObject(), metric));
        JsonText.put(object, "notes", report.unchanged().notes());
        return JsonText.write(object);
    }

    private static void selfTest(ObjectNode object, CalibrationReport report) {
        if (report.selfTest().isEmpty()) {
            object.putNull("selfTest");
            return;
        }
        CalibrationReport.SelfTest test = report.selfTest().get();
        ObjectNode written = object.putObject("selfTest");
        JsonText.put(written, "injected", test.injected());
        written.put("verdict", test.verdict().id());
        written.put("blocks", test.delayed().blocks());
        written.put("blocksNeeded", test.delayed().blocksNeeded());
        ChangeGatesJson.write(written.putArray("gates"), test.delayed().gates());
    }

    private static void metric(ObjectNode object, MetricNoise noise) {
        MetricProof measured = noise.measured();
        object.put("subject", measured.subject().name());
        object.put("metric", measured.metric().id());
        object.put("unit", measured.metric().unit().id());
        JsonText.put(object, "value", (measured.meanBefore() + measured.meanAfter()) / 2);
        object.put("exact", measured.exact());
        noise.noise()
                .ifPresentOrElse(
                        of -> JsonText.put(object.putObject("deviation"), of.deviation(), "best"),
                        () -> object.putNull("deviation"));
        JsonText.put(
                object,
                "allowed",
                noise.rule().map(rule -> OptionalDouble.of(rule.allowed())).orElse(OptionalDouble.empty()));
        ArrayNode sights = object.putArray("smallestRise");
        noise.sights().forEach(sight -> {
            ObjectNode written = sights.addObject();
            written.put("blocks", sight.blocks());
            JsonText.put(written, "in80Percent", sight.inFourOfFive());
            JsonText.put(written, "in95Percent", sight.inNineteenOfTwenty());
        });
        JsonText.put(object, "falseAlarm", noise.falseAlarm());
        object.put("tooFine", noise.isTooFine());
    }
}

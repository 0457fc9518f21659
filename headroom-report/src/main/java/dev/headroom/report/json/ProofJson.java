package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.GatedChange;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.gate.proof.Proof;
import dev.headroom.report.proof.ProofReport;
import java.util.List;
import java.util.Optional;

/** {@code proof.json}: what was predicted of a change beside what was measured, and the limits it was held against. */
final class ProofJson {

    private ProofJson() {}

    static String of(ProofReport report) {
        ObjectNode object = JsonText.versioned();
        object.put("complete", report.complete());
        object.put("verdict", report.proof().map(proof -> proof.verdict().id()).orElse(null));
        object.put("reason", report.proof().map(Proof::reason).orElse(null));
        object.put(
                "gateVerdict", report.gates().map(gates -> gates.verdict().id()).orElse(null));
        object.put(
                "blocksNeeded",
                report.proof().map(proof -> report.blocksNeeded()).orElse(null));
        target(object, report);
        object.put("before", report.before());
        object.put("after", report.after());
        object.put("blocks", report.blocks());
        object.put("plannedBlocks", report.looks().most());
        report.looks().blocks().forEach(object.putArray("looks")::add);
        object.put(
                "confirmingBlocks", report.gates().map(GatedChange::confirmed).orElse(0));
        object.put("order", "ABBA");
        object.put("windowNanos", report.window().toNanos());
        JsonText.put(
                object,
                "confidence",
                report.proof().map(proof -> proof.rule().confidence()).orElse(Double.NaN));
        report.environment()
                .ifPresentOrElse(
                        machine -> MeasurementJson.environment(object.putObject("environment"), machine),
                        () -> object.putNull("environment"));
        report.proof().ifPresent(proof -> proof(object, report, proof));
        ChangeGatesJson.write(object.putArray("gates"), report.gates());
        runs(object.putArray("runs"), report.runs());
        JsonText.put(object, "notes", report.notes());
        return JsonText.write(object);
    }

    private static void target(ObjectNode object, ProofReport report) {
        object.put("rule", report.target().map(ProofReport.Target::rule).orElse(null));
        object.put("endpoint", report.target().map(ProofReport.Target::endpoint).orElse(null));
        Optional<ProofReport.Repair> repair =
                report.target().flatMap(target -> report.repairs().stream().findFirst());
        repair.ifPresentOrElse(found -> location(object, found.finding().location()), () -> object.putNull("location"));
        object.put("foundIn", repair.map(ProofReport.Repair::foundIn).orElse(0));
    }

    private static void location(ObjectNode object, Location place) {
        ObjectNode location = object.putObject("location");
        location.put("class", place.className());
        location.put("method", place.method());
        location.put("line", place.line());
    }

    /** Of a change for one endpoint its metrics, then the others; of any other change all of them, and what findings predicted. */
    private static void proof(ObjectNode object, ProofReport report, Proof proof) {
        JsonText.put(object, "margin", proof.margin());
        ArrayNode metrics = object.putArray("metrics");
        ArrayNode repairs = object.putArray("repairs");
        if (report.target().isPresent()) {
            proof.claims().forEach(claim -> claim(metrics.addObject(), claim, proof));
        }
        report.repairs().forEach(repair -> repair(repairs.addObject(), repair, proof));
        ArrayNode others = object.putArray("others");
        List<MetricProof> compared = report.target().isPresent() ? proof.others() : proof.metrics();
        compared.forEach(other -> other(others.addObject(), other, proof));
    }

    private static void repair(ObjectNode object, ProofReport.Repair repair, Proof proof) {
        object.put("rule", repair.finding().rule());
        object.put("endpoint", repair.finding().endpoint());
        location(object, repair.finding().location());
        object.put("foundIn", repair.foundIn());
        object.put("stillIn", repair.stillIn());
        ArrayNode metrics = object.putArray("metrics");
        repair.claims().stream()
                .filter(claim -> claim.prediction().isPresent())
                .forEach(claim -> claim(metrics.addObject(), claim, proof));
    }

    private static void claim(ObjectNode object, Claim claim, Proof proof) {
        MetricProof measured = claim.measured();
        object.put("subject", measured.subject().name());
        metric(object, measured);
        claim.prediction()
                .ifPresentOrElse(
                        prediction -> prediction(object.putObject("predicted"), prediction, measured),
                        () -> object.putNull("predicted"));
        ChangeJson.write(object, measured);
        object.put("covered", claim.covered().orElse(null));
        object.put("agrees", claim.agrees().orElse(null));
        ChangeJson.judged(
                object,
                measured,
                claim.prediction().isPresent() ? measured.verdict().moved() : proof.isSure(measured));
    }

    private static void other(ObjectNode object, MetricProof other, Proof proof) {
        object.put("subject", other.subject().name());
        metric(object, other);
        ChangeJson.write(object, other);
        ChangeJson.judged(object, other, proof.isSure(other));
    }

    private static void metric(ObjectNode object, MetricProof measured) {
        object.put("metric", measured.metric().id());
        object.put("unit", measured.metric().unit().id());
        JsonText.put(object, "before", measured.isMeasured() ? measured.meanBefore() : Double.NaN);
        JsonText.put(object, "after", measured.isMeasured() ? measured.meanAfter() : Double.NaN);
    }

    private static void prediction(ObjectNode object, Prediction prediction, MetricProof measured) {
        JsonText.put(object, prediction.savedShare(), "best");
        object.put("runs", prediction.runs());
        if (measured.isMeasured()) {
            JsonText.put(object.putObject("saved"), prediction.savedShare().times(measured.meanBefore()), "best");
        }
    }

    private static void runs(ArrayNode array, List<ProofReport.Run> runs) {
        runs.forEach(run -> {
            ObjectNode object = array.addObject();
            object.put("folder", run.folder());
            object.put("block", run.block());
            object.put("side", run.changed() ? "after" : "before");
            object.put("confirming", run.confirming());
            object.put("requests", run.requests());
            object.put("selfCheck", run.selfCheck().id());
        });
    }
}

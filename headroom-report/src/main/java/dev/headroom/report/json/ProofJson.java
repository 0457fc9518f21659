package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.diagnose.Location;
import dev.headroom.gate.block.Change;
import dev.headroom.gate.block.MetricProof;
import dev.headroom.gate.proof.Claim;
import dev.headroom.gate.proof.Prediction;
import dev.headroom.gate.proof.Proof;
import dev.headroom.report.ProofReport;
import java.util.List;

/** {@code proof.json}: what was predicted of a change beside what was measured. */
final class ProofJson {

    private static final double CONFIDENCE = 0.95;

    private ProofJson() {}

    static String of(ProofReport report) {
        ObjectNode object = JsonText.versioned();
        object.put("complete", report.complete());
        object.put("verdict", report.proof().map(proof -> proof.verdict().id()).orElse(null));
        object.put("reason", report.proof().map(Proof::reason).orElse(null));
        object.put("blocksNeeded", report.proof().map(Proof::moreBlocks).orElse(null));
        object.put("rule", report.rule());
        object.put("endpoint", report.endpoint());
        report.finding()
                .ifPresentOrElse(finding -> location(object, finding.location()), () -> object.putNull("location"));
        object.put("foundIn", report.foundIn());
        object.put("before", report.before());
        object.put("after", report.after());
        object.put("blocks", report.proof().map(Proof::blocks).orElse(0));
        object.put("plannedBlocks", report.plannedBlocks());
        object.put("order", "ABBA");
        object.put("windowNanos", report.window().toNanos());
        JsonText.put(object, "confidence", CONFIDENCE);
        report.environment()
                .ifPresentOrElse(
                        machine -> MeasurementJson.environment(object.putObject("environment"), machine),
                        () -> object.putNull("environment"));
        report.proof().ifPresent(proof -> metrics(object, proof));
        runs(object.putArray("runs"), report.runs());
        JsonText.put(object, "notes", report.notes());
        return JsonText.write(object);
    }

    private static void location(ObjectNode object, Location place) {
        ObjectNode location = object.putObject("location");
        location.put("class", place.className());
        location.put("method", place.method());
        location.put("line", place.line());
    }

    private static void metrics(ObjectNode object, Proof proof) {
        JsonText.put(object, "margin", proof.margin());
        ArrayNode metrics = object.putArray("metrics");
        proof.claims().forEach(claim -> claim(metrics.addObject(), claim, proof));
        ArrayNode others = object.putArray("others");
        proof.others().forEach(other -> other(others.addObject(), other, proof));
    }

    private static void claim(ObjectNode object, Claim claim, Proof proof) {
        MetricProof measured = claim.measured();
        metric(object, measured);
        claim.prediction()
                .ifPresentOrElse(
                        prediction -> prediction(object.putObject("predicted"), prediction, measured),
                        () -> object.putNull("predicted"));
        change(object, measured);
        object.put("covered", claim.covered().orElse(null));
        object.put("agrees", claim.agrees().orElse(null));
        judged(
                object,
                measured,
                claim.prediction().isPresent() ? measured.verdict().moved() : proof.isSure(measured));
    }

    private static void other(ObjectNode object, MetricProof other, Proof proof) {
        object.put("subject", other.subject().name());
        metric(object, other);
        change(object, other);
        judged(object, other, proof.isSure(other));
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

    /** The gain, where there is a share of it, then the change itself. */
    private static void change(ObjectNode object, MetricProof measured) {
        if (measured.change().isEmpty()) {
            object.putNull("measured");
            object.put("missing", measured.missing());
            return;
        }
        Change change = measured.change().get();
        if (change.scale() == Change.Scale.RATIO) {
            ObjectNode gain = object.putObject("measured");
            JsonText.put(gain, change.savedShare(), "best");
            JsonText.put(gain.putObject("saved"), change.savedShare().times(measured.meanBefore()), "best");
            JsonText.put(object.putObject("ratio"), change.interval(), "best");
        } else {
            object.putNull("measured");
            JsonText.put(object.putObject("difference"), change.interval(), "best");
        }
        object.put("exact", measured.exact());
        JsonText.put(object, "pValue", change.pValue());
    }

    /** @param sure whether it moved, although so many were looked at */
    private static void judged(ObjectNode object, MetricProof measured, boolean sure) {
        object.put("verdict", measured.verdict().id());
        object.put("sure", sure);
        object.put("blocksNeeded", measured.moreBlocks());
        ArrayNode blocks = object.putArray("blocks");
        measured.blocks().forEach(block -> {
            ObjectNode pair = blocks.addObject();
            JsonText.put(pair, "before", block.before().value());
            JsonText.put(pair, "after", block.after().value());
        });
    }

    private static void runs(ArrayNode array, List<ProofReport.Run> runs) {
        runs.forEach(run -> {
            ObjectNode object = array.addObject();
            object.put("folder", run.folder());
            object.put("block", run.block());
            object.put("side", run.changed() ? "after" : "before");
            object.put("requests", run.requests());
            object.put("selfCheck", run.selfCheck().id());
        });
    }
}

package dev.headroom.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headroom.gate.kept.KeptBlocks;
import dev.headroom.gate.kept.KeptRun;
import dev.headroom.report.proof.KeptReport;
import java.util.List;
import java.util.Optional;

/** Several runs against several baselines: which were judged together, and their gates. */
final class KeptJson {

    private KeptJson() {}

    static String of(KeptReport report) {
        ObjectNode object = JsonText.versioned();
        names(object, "runs", report.blocks().runs());
        names(object, "baselines", report.blocks().baselines());
        object.put("inTurn", report.blocks().inTurn());
        object.put("verdict", report.judged().verdict().id());
        object.put("blocks", report.count());
        KeptBlocks.looks().blocks().forEach(object.putArray("looks")::add);
        object.put("blocksNeeded", report.judged().limits().moreBlocks());
        object.put("confirmingBlocks", report.judged().limits().confirmed());
        JsonText.put(object, "confidence", report.confidence());
        MeasurementJson.environment(object.putObject("environment"), report.environment());
        ArrayNode gates = object.putArray("gates");
        GatesJson.write(gates, report.judged().budgets());
        ChangeGatesJson.write(gates, Optional.of(report.judged().limits()));
        JsonText.put(object, "notes", report.judged().notes());
        return JsonText.write(object);
    }

    private static void names(ObjectNode object, String field, List<KeptRun> runs) {
        JsonText.put(object, field, runs.stream().map(KeptRun::name).toList());
    }
}
